// Owns what is said of a telling that was changed after it had reached the hall: only what is new, in whole words.
import { useTranslation } from 'react-i18next';
import type { FileCase } from '#shared/contract/cases.ts';
import { useSay } from '../i18n/use-words.ts';
import { detailsOf } from './details.ts';
import { useKiosk } from './kiosk-context.ts';
import { plainName } from './name.tsx';

/** The words that came to the ones known: the end where it was only written on, otherwise all of them. */
export function newWords(known: string, now: string): string {
  if (now === known) return '';
  const more = now.startsWith(known) ? now.slice(known.length).replace(/^[\s，,。.；;、]+/u, '') : now;
  return more.trim();
}

/** Texts to be added to the case, in the citizen's language; none when nothing changed that somebody has to know. */
export function useChanges(): (told: FileCase, now: FileCase) => string[] {
  const { t } = useTranslation(['kiosk', 'common']);
  const { catalogue } = useKiosk();
  const say = useSay();
  return (told, now) => {
    const unsure = t('kiosk:tell.unsure');
    const matter = catalogue.matters.find(({ code }) => code === now.matterCode);
    const unit = catalogue.units.find(({ code }) => code === now.failedAtUnit);
    const given: Partial<Record<string, string>> = now.person;
    const person = [
      t(`kiosk:tell.role.${now.person.role}`),
      // In full: whoever handles it must be able to find the person.
      ...detailsOf[now.person.role].flatMap((field) => given[field] ?? []),
    ].join(t('kiosk:list.comma'));
    const lines: [isChanged: boolean, what: string, to: string][] = [
      [told.kind !== now.kind, t('kiosk:review.kind'), t(`common:kind.${now.kind}`)],
      [told.matterCode !== now.matterCode, t('kiosk:review.matter'), matter ? plainName(say(matter.short)) : unsure],
      [told.failedAtUnit !== now.failedAtUnit, t('kiosk:review.where'), unit ? plainName(say(unit.short)) : unsure],
      [
        told.trips !== now.trips,
        t('kiosk:review.trips'),
        now.trips === null ? t('kiosk:tell.forgotten') : t('kiosk:tell.tripCount', { count: now.trips }),
      ],
      [JSON.stringify(told.person) !== JSON.stringify(now.person), t('kiosk:review.who'), person],
    ];
    const changed = lines.flatMap(([isChanged, what, to]) =>
      isChanged ? t('kiosk:review.changed', { what, to }) : [],
    );
    return [newWords(told.words, now.words), changed.join('\n')].filter((text) => text !== '');
  };
}
