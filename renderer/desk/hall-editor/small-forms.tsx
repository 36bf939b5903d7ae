// Owns the forms of what has few fields: a window group, a unit, a special day.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-words.ts';
import { Choices, TextField } from '../field.tsx';
import { type FormProps, linesOf } from './entry-form.ts';
import { CheckField, CodeField, CodesField, NumberField, PairField } from './form-parts.tsx';
import { SessionsField, usualHours } from './hours-field.tsx';

export function GroupForm({ data, set, problem, isNew }: FormProps<'group'>): ReactNode {
  const { t } = useTranslation('hallEditor');
  const first = `${data.series || 'A'}${String(data.start || 1).padStart(data.digits || 3, '0')}`;
  return (
    <>
      <TextField
        label={t('field.code')}
        value={data.code}
        disabled={!isNew}
        onText={(code) => set({ code: code.toUpperCase() })}
        error={problem('code')}
        hint={isNew ? t('hint.groupCode') : undefined}
      />
      <PairField
        label={t('field.name')}
        zh={data.name}
        en={data.nameEn}
        onZh={(name) => set({ name })}
        onEn={(nameEn) => set({ nameEn })}
        problem={[problem('name'), problem('nameEn')]}
        hint={t('hint.break')}
      />
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

const unitKinds = [
  'department',
  'vertical',
  'hall',
  'government',
  'peoples-organisation',
  'body',
  'court',
  'subdistrict',
  'town',
  'township',
] as const;

export function UnitForm({ data, set, problem, entries, isNew }: FormProps<'unit'>): ReactNode {
  const { t } = useTranslation('hallEditor');
  const isEnglish = useLanguage() === 'en';
  const others = linesOf(entries, 'unit', isEnglish)
    .filter(({ code, isRetired }) => code !== data.code && !isRetired)
    .map(({ code, title }) => ({ code, name: title }));
  const isHere = data.floor !== null;
  return (
    <>
      <TextField
        label={t('field.code')}
        value={data.code}
        disabled={!isNew}
        onText={(code) => set({ code: code.toUpperCase() })}
        error={problem('code')}
        hint={isNew ? t('hint.unitCode') : undefined}
      />
      <PairField
        label={t('field.name')}
        zh={data.name}
        en={data.nameEn}
        onZh={(name) => set({ name })}
        onEn={(nameEn) => set({ nameEn })}
        problem={[problem('name'), problem('nameEn')]}
        hint={t('hint.break')}
      />
      <PairField
        label={t('field.short')}
        zh={data.short}
        en={data.shortEn}
        onZh={(short) => set({ short })}
        onEn={(shortEn) => set({ shortEn })}
        problem={[problem('short'), problem('shortEn')]}
      />
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
          <PairField
            label={t('field.zone')}
            zh={data.zone ?? ''}
            en={data.zoneEn ?? ''}
            onZh={(zone) => set({ zone })}
            onEn={(zoneEn) => set({ zoneEn })}
            problem={[problem('zone'), problem('zoneEn')]}
          />
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

export function SpecialDayForm({ data, set, problem, entries }: FormProps<'special-day'>): ReactNode {
  const { t } = useTranslation('hallEditor');
  const isEnglish = useLanguage() === 'en';
  const groups = linesOf(entries, 'group', isEnglish)
    .filter(({ isRetired }) => !isRetired)
    .map(({ code, title }) => ({ code, name: title }));
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
      <PairField
        label={t('field.dayName')}
        zh={data.name}
        en={data.nameEn}
        onZh={(name) => set({ name })}
        onEn={(nameEn) => set({ nameEn })}
        problem={[problem('name'), problem('nameEn')]}
      />
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
          options={groups}
          onCodes={(codes) => set({ groups: codes })}
          error={problem('groups')}
        />
      )}
    </>
  );
}
