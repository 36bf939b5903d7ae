// Owns the form of a matter: what people come for, which papers it takes, and how many numbers and appointments there are of it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-words.ts';
import { TextArea, TextField } from '../field.tsx';
import { type FormProps, optionsOf } from './entry-form.ts';
import { CheckField, CodeField, CodesField, NumberField, OwnCodeField, PairField, PairList } from './form-parts.tsx';

export function MatterForm(form: FormProps<'matter'>): ReactNode {
  const { data, set, problem, entries } = form;
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  return (
    <>
      <OwnCodeField form={form} hint={t('hint.matterCode')} />
      <PairField form={form} of="name" label={t('field.name')} hint={t('hint.break')} />
      <PairField form={form} of="short" label={t('field.short')} />
      <div className="pair">
        <CodeField
          label={t('field.department')}
          value={data.department}
          options={optionsOf(entries, 'unit', language)}
          onCode={(department) => set({ department })}
          error={problem('department')}
        />
        <CodeField
          label={t('field.group')}
          value={data.group}
          options={optionsOf(entries, 'group', language)}
          onCode={(group) => set({ group })}
          error={problem('group')}
        />
      </div>
      <h3>{t('part.numbers')}</h3>
      <CheckField
        label={t('field.hasQuotas')}
        value={data.quotas !== null}
        onCheck={(has) => set({ quotas: has ? { morning: null, afternoon: null } : null })}
      />
      {data.quotas !== null && (
        <div className="pair">
          {(['morning', 'afternoon'] as const).map((half) => (
            <NumberField
              key={half}
              label={t(`field.${half}`)}
              value={data.quotas?.[half] ?? null}
              none={t('noLimit')}
              onNumber={(value) => set({ quotas: { morning: null, afternoon: null, ...data.quotas, [half]: value } })}
              error={problem(`quotas.${half}`)}
            />
          ))}
        </div>
      )}
      <NumberField
        label={t('field.perSlot')}
        value={data.appointment?.perSlot ?? null}
        none={t('noAppointments')}
        onNumber={(perSlot) => set({ appointment: perSlot === null ? null : { perSlot } })}
        error={problem('appointment.perSlot')}
      />
      <h3>{t('part.papers')}</h3>
      <PairList
        label={t('field.materials')}
        zh={data.materials}
        en={data.materialsEn}
        onChange={(materials, materialsEn) => set({ materials, materialsEn })}
        problem={problem}
        path="materials"
        most={40}
      />
      <PairField form={form} of="fee" label={t('field.fee')} />
      <div className="pair">
        <NumberField
          label={t('field.promisedDays')}
          value={data.promisedDays}
          unit={t('workingDays')}
          onNumber={(days) => set({ promisedDays: days ?? 0 })}
          error={problem('promisedDays')}
          hint={t('hint.promisedDays')}
        />
        <NumberField
          label={t('field.legalDays')}
          value={data.legalDays}
          none={t('notStated')}
          unit={t('workingDays')}
          onNumber={(legalDays) => set({ legalDays })}
          error={problem('legalDays')}
        />
      </div>
      <TextArea
        label={t('field.legalNote')}
        rows={2}
        value={data.legalNote}
        onText={(legalNote) => set({ legalNote })}
        error={problem('legalNote')}
      />
      <TextField
        label={t('field.source')}
        value={data.source}
        onText={(source) => set({ source })}
        error={problem('source')}
        hint={t('hint.source')}
      />
      <h3>{t('part.found')}</h3>
      <PairLists data={data} set={set} problem={problem} />
      <CodesField
        label={t('field.audience')}
        values={data.audience}
        options={(['person', 'organisation'] as const).map((code) => ({ code, name: t(`audience.${code}`) }))}
        onCodes={(audience) => set({ audience: audience as typeof data.audience })}
        error={problem('audience')}
      />
      <CodesField
        label={t('field.checked')}
        values={data.checked}
        options={(['materials', 'limit', 'fee'] as const).map((code) => ({ code, name: t(`checked.${code}`) }))}
        onCodes={(checked) => set({ checked: checked as typeof data.checked })}
        error={problem('checked')}
      />
      <CheckField
        label={t('field.appointmentUsual')}
        value={data.appointmentUsual}
        onCheck={(appointmentUsual) => set({ appointmentUsual })}
      />
    </>
  );
}

function PairLists({ data, set, problem }: Pick<FormProps<'matter'>, 'data' | 'set' | 'problem'>): ReactNode {
  const { t } = useTranslation('hallEditor');
  const lines = (text: string): string[] => text.split('\n');
  return (
    <>
      <div className="pair">
        <TextArea
          label={t('field.aliases')}
          rows={4}
          value={data.aliases.join('\n')}
          onText={(text) => set({ aliases: lines(text) })}
          error={problem('aliases')}
          hint={t('hint.aliases')}
        />
        <TextArea
          label={t('english')}
          lang="en"
          rows={4}
          value={data.aliasesEn.join('\n')}
          onText={(text) => set({ aliasesEn: lines(text) })}
          error={problem('aliasesEn')}
        />
      </div>
      <PairList
        label={t('field.stuckReasons')}
        zh={data.stuckReasons}
        en={data.stuckReasonsEn}
        onChange={(stuckReasons, stuckReasonsEn) => set({ stuckReasons, stuckReasonsEn })}
        problem={problem}
        path="stuckReasons"
        most={6}
      />
    </>
  );
}
