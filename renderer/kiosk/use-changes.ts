// Owns what is said of a telling that was changed after it had reached the hall: only what is new, in whole words.
import { useTranslation } from 'react-i18next';
import type { FileCase } from '#shared/contract/case-shapes.ts';
import { useSay } from '../i18n/use-words.ts';
import { useKiosk } from './kiosk-context.ts';
import { plainName } from './name.tsx';

/** The words that came to the ones known: the end where it was only written on, otherwise all of them. */
export function newWords(known: string, now: string): string {
  if (now === known) return '';
  const more = now.startsWith(known) ? now.slice(known.length).replace(/^[\s，,。.；;、]+/u, '') : now;
  return more.trim();
}

/** True where who it is, or how to find them, was changed. */
export function isPersonChanged(told: FileCase, now: FileCase): boolean {
  return JSON.stringify(told.person) !== JSON.stringify(now.person);
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
    const lines: [isChanged: boolean, what: string, to: string][] = [
      [told.kind !== now.kind, t('kiosk:review.kind'), t(`common:kind.${now.kind}`)],
      [told.matterCode !== now.matterCode, t('kiosk:review.matter'), matter ? plainName(say(matter.short)) : unsure],
      [told.failedAtUnit !== now.failedAtUnit, t('kiosk:review.where'), unit ? plainName(say(unit.short)) : unsure],
      [
        told.trips !== now.trips,
        t('kiosk:review.trips'),
        now.trips === null ? t('kiosk:tell.forgotten') : t('kiosk:tell.tripCount', { count: now.trips }),
      ],
    ];
    const changed = lines.flatMap(([isChanged, what, to]) =>
      isChanged ? t('kiosk:review.changed', { what, to }) : [],
    );
    // Never who it is: what is added stands in the clear among what was said, and a person is sealed.
    const person = isPersonChanged(told, now) ? t('kiosk:review.whoChanged') : '';
    return [newWords(told.words, now.words), [...changed, person].filter((line) => line !== '').join('\n')].filter(
      (text) => text !== '',
    );
  };
}
