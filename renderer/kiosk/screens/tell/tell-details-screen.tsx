// Owns the details, one a screen: name, telephone, number. Every one may be left empty, and says gently what is missing.
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Keyboard, NumberPad } from '../../../input/keyboard.tsx';
import { useTyping } from '../../../input/use-typing.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { areaCodeOf, detailsOf, fieldSays, mostCharacters } from '../../details.ts';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import type { Draft } from '../../session.ts';

const relations = ['child', 'parent', 'spouse', 'sibling', 'kin', 'neighbour'] as const;

export function TellDetailsScreen(props: { draft: Draft; at: number }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall, session, orientation } = useKiosk();
  const fieldRef = useRef<HTMLInputElement>(null);
  const typing = useTyping(fieldRef);
  const { draft, at } = props;
  const role = draft.role ?? 'self';
  const fields = detailsOf[role];
  const field = fields[at] ?? 'name';
  const text = draft.fields[field];
  const says = fieldSays(t, field, text, { today: hall.today, areaCode: areaCodeOf(hall.phone) });
  const fill = (value: string): void => dispatch({ do: 'fill', field, text: value });
  const next = (): void =>
    at + 1 < fields.length
      ? dispatch({ do: 'go', to: { name: 'tell-details', at: at + 1 } })
      : dispatch({ do: 'told', question: 'details' });
  /** Nothing typed is thrown away: what cannot be right yet leads back to the field. */
  const goOn = (): void => {
    if (says.state === 'empty' || says.state === 'ok') next();
    else fieldRef.current?.focus();
  };
  const isLate = says.state === 'wrong';
  const ask = field === 'name' && role === 'organisation' ? ('contact' as const) : field;
  const isDigits = field === 'phone' || field === 'idNumber';
  const isLow = session.modes.low && orientation === 'portrait';
  // Nobody is held up by a number: what cannot be right may be left out, by a choice of its own.
  const leaveOut = (says.state === 'unfinished' || says.state === 'wrong') && (
    <Button
      small
      className="leave-out"
      onClick={() => {
        fill('');
        next();
      }}
    >
      {t('details.leaveOut')}
    </Button>
  );
  return (
    <Screen
      key={field}
      step={4}
      title={t(`details.${ask}.title`)}
      lead={t(`details.${ask}.lead`)}
      read={
        <>
          <div className="one-field" data-late={isLate || undefined}>
            <input
              ref={fieldRef}
              // biome-ignore lint/a11y/noAutofocus: the screen is for typing into this one field.
              autoFocus
              inputMode="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={mostCharacters[field] * 4}
              aria-label={t(`details.${ask}.title`)}
              aria-invalid={isLate}
              aria-describedby="field-says"
              value={text}
              onChange={(event) => fill(event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && goOn()}
            />
          </div>
          <div className="field-line">
            <p
              id="field-says"
              className="field-says"
              role="status"
              data-late={isLate || undefined}
              data-ok={says.state === 'ok' || undefined}
            >
              {says.words && (
                <>
                  <Icon name={isLate ? 'warning' : says.state === 'ok' ? 'check' : 'pen'} />
                  <span>{says.words}</span>
                </>
              )}
            </p>
            {!isLow && leaveOut}
          </div>
        </>
      }
      main={
        <Button kind="main" {...(leaveOut ? {} : { iconEnd: 'next' })} onClick={goOn}>
          {'short' in says ? says.short : says.state === 'empty' ? t('details.skip') : t('next')}
        </Button>
      }
    >
      <div className="pad-room">
        {isLow && leaveOut}
        {field === 'relation' && (
          <div className="relations">
            {relations.map((relation) => (
              <Button key={relation} small onClick={() => fill(t(`details.relations.${relation}`))}>
                {t(`details.relations.${relation}`)}
              </Button>
            ))}
          </div>
        )}
        {isDigits ? <NumberPad typing={typing} x={field === 'idNumber'} /> : <Keyboard typing={typing} />}
      </div>
    </Screen>
  );
}
