// Owns the form of the hall itself: its name and hours, the window to tell, what is popular, and what the display says at its foot.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-words.ts';
import { TextField } from '../field.tsx';
import { type FormProps, optionsOf, partOf } from './entry-form.ts';
import { CheckField, CodeField, CodesField, PairField, PairList } from './form-parts.tsx';
import { HoursField } from './hours-field.tsx';

export function HallForm(form: FormProps<'hall'>): ReactNode {
  const { data, set, problem, entries } = form;
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  const tell = partOf(form, 'tellWindow');
  const guide = partOf(form, 'guideDesk');
  return (
    <>
      <PairField form={form} of="place" label={t('field.place')} />
      <PairField form={form} of="placeShort" label={t('field.placeShort')} />
      <PairField form={form} of="hall" label={t('field.hall')} />
      <div className="pair">
        <TextField
          label={t('field.phone')}
          inputMode="tel"
          value={data.phone}
          onText={(phone) => set({ phone })}
          error={problem('phone')}
        />
        <CodeField
          label={t('field.hallUnit')}
          value={data.unit}
          options={optionsOf(entries, 'unit', language)}
          onCode={(unit) => set({ unit })}
          error={problem('unit')}
        />
      </div>
      <CheckField label={t('field.phoneDemo')} value={data.phoneDemo} onCheck={(phoneDemo) => set({ phoneDemo })} />
      <h3>{t('part.hours')}</h3>
      <HoursField
        label={t('field.hallHours')}
        hours={data.hours}
        onHours={(hours) => set({ hours })}
        error={problem('hours')}
      />
      <h3>{t('part.tell')}</h3>
      <CodeField
        label={t('field.tellWindow')}
        value={tell.data.window}
        options={optionsOf(entries, 'window', language)}
        onCode={(window) => tell.set({ window })}
        error={tell.problem('window')}
      />
      <PairField form={tell} of="person" label={t('field.person')} />
      <PairField form={tell} of="where" label={t('field.where')} />
      <PairField form={guide} of="name" label={t('field.guideDesk')} />
      <PairField form={guide} of="where" label={t('field.guideWhere')} />
      <h3>{t('part.display')}</h3>
      <PairList
        label={t('field.ticker')}
        zh={data.ticker.map(({ zh }) => zh)}
        en={data.ticker.map(({ en }) => en)}
        onChange={(zh, en) => set({ ticker: zh.map((text, index) => ({ zh: text, en: en[index] ?? '' })) })}
        problem={(path) =>
          problem(path.replace(/^tickerEn?(?:\.(\d+))?$/, (_, at?: string) => (at ? `ticker.${at}` : 'ticker')))
        }
        path="ticker"
        most={8}
      />
      <CodesField
        label={t('field.popular')}
        values={data.popular}
        options={optionsOf(entries, 'matter', language)}
        onCodes={(codes) => set({ popular: keepOrder(data.popular, codes) })}
        error={problem('popular')}
      />
    </>
  );
}

/** Those that were chosen keep their places, a new one comes last: the first are the most asked for. */
function keepOrder(before: readonly string[], now: readonly string[]): string[] {
  return [...before.filter((code) => now.includes(code)), ...now.filter((code) => !before.includes(code))];
}
