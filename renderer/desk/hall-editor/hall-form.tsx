// Owns the form of the hall itself: its name and hours, the window to tell, what is popular, and what the display says at its foot.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-words.ts';
import { TextField } from '../field.tsx';
import { type FormProps, linesOf } from './entry-form.ts';
import { CheckField, CodeField, CodesField, PairField, PairList } from './form-parts.tsx';
import { HoursField } from './hours-field.tsx';

export function HallForm({ data, set, problem, entries }: FormProps<'hall'>): ReactNode {
  const { t } = useTranslation('hallEditor');
  const isEnglish = useLanguage() === 'en';
  const optionsOf = (kind: 'unit' | 'window' | 'matter') =>
    linesOf(entries, kind, isEnglish)
      .filter(({ isRetired }) => !isRetired)
      .map(({ code, title }) => ({ code, name: title }));
  const tell = data.tellWindow;
  const guide = data.guideDesk;
  return (
    <>
      <PairField
        label={t('field.place')}
        zh={data.place}
        en={data.placeEn}
        onZh={(place) => set({ place })}
        onEn={(placeEn) => set({ placeEn })}
        problem={[problem('place'), problem('placeEn')]}
      />
      <PairField
        label={t('field.placeShort')}
        zh={data.placeShort}
        en={data.placeShortEn}
        onZh={(placeShort) => set({ placeShort })}
        onEn={(placeShortEn) => set({ placeShortEn })}
        problem={[problem('placeShort'), problem('placeShortEn')]}
      />
      <PairField
        label={t('field.hall')}
        zh={data.hall}
        en={data.hallEn}
        onZh={(hall) => set({ hall })}
        onEn={(hallEn) => set({ hallEn })}
        problem={[problem('hall'), problem('hallEn')]}
      />
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
          options={optionsOf('unit')}
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
        value={tell.window}
        options={optionsOf('window')}
        onCode={(window) => set({ tellWindow: { ...tell, window } })}
        error={problem('tellWindow.window')}
      />
      <PairField
        label={t('field.person')}
        zh={tell.person}
        en={tell.personEn}
        onZh={(person) => set({ tellWindow: { ...tell, person } })}
        onEn={(personEn) => set({ tellWindow: { ...tell, personEn } })}
        problem={[problem('tellWindow.person'), problem('tellWindow.personEn')]}
      />
      <PairField
        label={t('field.where')}
        zh={tell.where}
        en={tell.whereEn}
        onZh={(where) => set({ tellWindow: { ...tell, where } })}
        onEn={(whereEn) => set({ tellWindow: { ...tell, whereEn } })}
        problem={[problem('tellWindow.where'), problem('tellWindow.whereEn')]}
      />
      <PairField
        label={t('field.guideDesk')}
        zh={guide.name}
        en={guide.nameEn}
        onZh={(name) => set({ guideDesk: { ...guide, name } })}
        onEn={(nameEn) => set({ guideDesk: { ...guide, nameEn } })}
        problem={[problem('guideDesk.name'), problem('guideDesk.nameEn')]}
      />
      <PairField
        label={t('field.guideWhere')}
        zh={guide.where}
        en={guide.whereEn}
        onZh={(where) => set({ guideDesk: { ...guide, where } })}
        onEn={(whereEn) => set({ guideDesk: { ...guide, whereEn } })}
        problem={[problem('guideDesk.where'), problem('guideDesk.whereEn')]}
      />
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
        options={optionsOf('matter')}
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
