// Owns the forms of what has few fields: a window group, a unit, a special day, a ready answer.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerUses, unitKinds } from '#shared/contract/hall-entries.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Choices, TextArea, TextField } from '../field.tsx';
import { type FormProps, optionsOf } from './entry-form.ts';
import { CheckField, CodeField, CodesField, NumberField, OwnCodeField, PairField } from './form-parts.tsx';
import { SessionsField, usualHours } from './hours-field.tsx';

export function GroupForm(form: FormProps<'group'>): ReactNode {
  const { data, set, problem } = form;
  const { t } = useTranslation('hallEditor');
  const first = `${data.series || 'A'}${String(data.start || 1).padStart(data.digits || 3, '0')}`;
  return (
    <>
      <OwnCodeField form={form} hint={t('hint.groupCode')} />
      <PairField form={form} of="name" label={t('field.name')} hint={t('hint.break')} />
      <CheckField
        label={t('field.needsTicket')}
        value={data.needsTicket}
        onCheck={(needsTicket) => set({ needsTicket })}
      />
      <h3>{t('part.series')}</h3>
      <div className="triple">
        <TextField
          label={t('field.series')}
          maxLength={1}
          value={data.series}
          onText={(series) => set({ series: series.toUpperCase() })}
          error={problem('series')}
        />
        <NumberField
          label={t('field.digits')}
          value={data.digits}
          onNumber={(digits) => set({ digits: digits ?? 3 })}
          error={problem('digits')}
        />
        <NumberField
          label={t('field.start')}
          value={data.start}
          onNumber={(start) => set({ start: start ?? 1 })}
          error={problem('start')}
        />
      </div>
      <p className="caption">{t('hint.series', { first })}</p>
      <NumberField
        label={t('field.dailyQuota')}
        value={data.dailyQuota}
        none={t('noLimit')}
        onNumber={(dailyQuota) => set({ dailyQuota })}
        error={problem('dailyQuota')}
        hint={data.dailyQuota === 0 ? t('hint.quotaNone') : undefined}
      />
    </>
  );
}

export function UnitForm(form: FormProps<'unit'>): ReactNode {
  const { data, set, problem, entries } = form;
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  const others = optionsOf(entries, 'unit', language).filter(({ code }) => code !== data.code);
  const isHere = data.floor !== null;
  return (
    <>
      <OwnCodeField form={form} hint={t('hint.unitCode')} />
      <PairField form={form} of="name" label={t('field.name')} hint={t('hint.break')} />
      <PairField form={form} of="short" label={t('field.short')} />
      <div className="pair">
        <CodeField
          label={t('field.unitKind')}
          value={data.kind}
          options={unitKinds.map((code) => ({ code, name: t(`unitKind.${code}`) }))}
          onCode={(kind) => set({ kind: kind as typeof data.kind })}
          error={problem('kind')}
        />
        <CodeField
          label={t('field.parent')}
          value={data.parent}
          none={t('noParent')}
          options={others}
          onCode={(parent) => set({ parent: parent || null })}
          error={problem('parent')}
        />
      </div>
      <CheckField
        label={t('field.isInHall')}
        value={isHere}
        onCheck={(here) =>
          set(
            here
              ? { floor: 1, zone: data.zone ?? '', zoneEn: data.zoneEn ?? '' }
              : { floor: null, zone: null, zoneEn: null },
          )
        }
      />
      {isHere && (
        <>
          <NumberField
            label={t('field.floor')}
            value={data.floor}
            onNumber={(floor) => set({ floor })}
            error={problem('floor')}
          />
          <PairField form={form} of="zone" label={t('field.zone')} />
        </>
      )}
      <TextField
        label={t('field.phone')}
        inputMode="tel"
        value={data.phone}
        onText={(phone) => set({ phone })}
        error={problem('phone')}
      />
      <CheckField label={t('field.phoneDemo')} value={data.phoneDemo} onCheck={(phoneDemo) => set({ phoneDemo })} />
    </>
  );
}

export function SpecialDayForm(form: FormProps<'special-day'>): ReactNode {
  const { data, set, problem, entries } = form;
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  const how = data.closed ? 'closed' : data.sessions === null ? 'usual' : 'other';
  return (
    <>
      <TextField
        label={t('field.date')}
        type="date"
        value={data.date}
        onText={(date) => set({ date })}
        error={problem('date')}
      />
      <PairField form={form} of="name" label={t('field.dayName')} />
      <Choices
        legend={t('field.thatDay')}
        name="that-day"
        options={(['closed', 'other', 'usual'] as const).map((value) => ({ value, label: t(`thatDay.${value}`) }))}
        value={how}
        onChoose={(next) =>
          set({ closed: next === 'closed', sessions: next === 'other' ? (data.sessions ?? usualHours.sessions) : null })
        }
        error={problem('closed')}
      />
      {how === 'other' && (
        <SessionsField
          sessions={data.sessions ?? []}
          onSessions={(sessions) => set({ sessions })}
          error={problem('sessions')}
        />
      )}
      <CheckField
        label={t('field.wholeHall')}
        value={data.groups === null}
        onCheck={(whole) => set({ groups: whole ? null : [] })}
      />
      {data.groups !== null && (
        <CodesField
          label={t('field.forGroups')}
          values={data.groups}
          options={optionsOf(entries, 'group', language)}
          onCodes={(codes) => set({ groups: codes })}
          error={problem('groups')}
        />
      )}
    </>
  );
}

export function AnswerForm(form: FormProps<'answer'>): ReactNode {
  const { data, set, problem } = form;
  const { t } = useTranslation('hallEditor');
  return (
    <>
      <OwnCodeField form={form} />
      <PairField form={form} of="name" label={t('field.name')} hint={t('hint.answerName')} />
      <Choices
        legend={t('field.use')}
        name="use"
        options={answerUses.map((value) => ({ value, label: t(`use.${value}`) }))}
        value={data.use}
        onChoose={(use) => set({ use })}
        error={problem('use')}
      />
      <TextArea
        label={t('field.words')}
        rows={6}
        value={data.words}
        onText={(words) => set({ words })}
        error={problem('words')}
        hint={t('hint.answerWords')}
      />
    </>
  );
}
