// Owns the fields for hours: weekdays, and the sessions of a day with its pauses between them.
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoursEntry } from '#shared/contract/hall-entries.ts';
import { Button } from '../../ui/button.tsx';
import { Wrong } from './form-parts.tsx';

type Sessions = HoursEntry['sessions'];
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const usualHours: HoursEntry = {
  days: [1, 2, 3, 4, 5],
  sessions: [
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ],
};

/** From … to …, as often as the day is broken off: a lunch pause is what lies between two. */
export function SessionsField(props: {
  sessions: Sessions;
  onSessions: (sessions: Sessions) => void;
  error: string | null;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { sessions, onSessions, error } = props;
  const wrongId = useId();
  const change = (index: number, which: 0 | 1, time: string): void =>
    onSessions(
      sessions.map((session, i) => (i !== index ? session : which === 0 ? [time, session[1]] : [session[0], time])),
    );
  return (
    <div className="sessions">
      {sessions.map((session, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a session is its place in the day.
        <div key={index} className="row">
          {([0, 1] as const).map((which) => (
            <input
              key={which}
              className="input time"
              aria-label={t(which === 0 ? 'hours.from' : 'hours.to', { n: index + 1 })}
              placeholder={which === 0 ? '09:00' : '12:00'}
              maxLength={5}
              aria-invalid={error !== null || undefined}
              aria-describedby={error === null ? undefined : wrongId}
              value={session[which]}
              onChange={(event) => change(index, which, event.target.value.replace('：', ':').trim())}
            />
          ))}
          <Button
            small
            icon="minus"
            aria-label={t('hours.remove', { n: index + 1 })}
            onClick={() => onSessions(sessions.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      {sessions.length < 6 && (
        <Button small icon="plus" onClick={() => onSessions([...sessions, ['', '']])}>
          {t('hours.add')}
        </Button>
      )}
      <Wrong words={error} id={wrongId} />
    </div>
  );
}

/** Weekdays and sessions. */
export function HoursField(props: {
  label: string;
  hours: HoursEntry;
  onHours: (hours: HoursEntry) => void;
  error: string | null;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { hours, onHours } = props;
  return (
    <fieldset className="hours-field">
      <legend>{props.label}</legend>
      <div className="row weekdays">
        {weekdays.map((day) => (
          <label key={day} className="row check">
            <input
              type="checkbox"
              checked={hours.days.includes(day)}
              onChange={(event) =>
                onHours({
                  ...hours,
                  days: weekdays.filter((one) => (one === day ? event.target.checked : hours.days.includes(one))),
                })
              }
            />
            <span>{t(`weekday.${day}`)}</span>
          </label>
        ))}
      </div>
      <SessionsField
        sessions={hours.sessions}
        onSessions={(sessions) => onHours({ ...hours, sessions })}
        error={props.error}
      />
    </fieldset>
  );
}
