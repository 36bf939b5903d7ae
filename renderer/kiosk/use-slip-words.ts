// Owns what is said of a slip that does not come: what is wrong, what happens next, who comes, and where else it works.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SlipState, SlipTrouble } from '#shared/contract/slips.ts';
import { useKiosk } from './kiosk-context.ts';
import { needsGuide, type Standing } from './slip-standing.ts';
import type { SlipHeld } from './use-slip.ts';

/** What a citizen can see of a trouble: most of them are one and the same from where they stand. */
const seenAs = {
  'no-printer': 'noPrinter',
  'no-paper': 'noPaper',
  'cover-open': 'coverOpen',
  cutter: 'jam',
  overheated: 'hot',
  late: 'late',
  unreadable: 'cannot',
  poison: 'cannot',
  unreachable: 'silent',
  'not-a-printer': 'silent',
  offline: 'silent',
  'not-ready': 'silent',
  unwritable: 'silent',
  other: 'silent',
} as const satisfies Record<SlipTrouble, string>;

function troubleWords(t: TFunction<'kiosk'>, slip: SlipState): string {
  if (slip.state === 'cancelled' && slip.trouble !== 'no-printer') return t('slip.trouble.cancelled');
  return t(`slip.trouble.${slip.trouble === null ? 'cannot' : seenAs[slip.trouble]}`);
}

/** More names than these are not read in passing. */
const namedAtMost = 2;

export type SlipWords = {
  /** What is wrong. */
  title: string;
  /** What becomes of the slip. */
  next: string;
  /** Who comes, or where to go when nobody does; null while nobody is needed. */
  guide: string | null;
  /** Where a printer works. */
  works: string | null;
};

/** @param held a slip that is `held` or `none` */
export function useSlipWords(held: Pick<SlipHeld, 'slip' | 'worksAt'> & { standing: Standing }): SlipWords {
  const { t } = useTranslation('kiosk');
  const { help, helper, hall } = useKiosk();
  const { slip, standing, worksAt } = held;
  const { number } = hall.tellWindow;
  const guide =
    help === 'coming' && helper
      ? t('slip.guide.coming', { name: helper })
      : help === 'called'
        ? t('slip.guide.called')
        : help === 'unheard' || help === 'failed'
          ? t('slip.atWindow', { window: number })
          : null;
  const next =
    slip.trouble === 'no-printer'
      ? t('slip.noNeed')
      : standing !== 'held'
        ? t('slip.atWindow', { window: number })
        : slip.trouble === 'no-paper'
          ? t('slip.comes.noPaper')
          : slip.trouble === 'overheated'
            ? t('slip.comes.hot')
            : t('slip.comes.other');
  return {
    title: troubleWords(t, slip),
    next,
    guide: needsGuide(standing, slip.trouble) ? guide : null,
    works:
      worksAt.length === 0
        ? null
        : t('slip.worksAt', {
            names: worksAt
              .slice(0, namedAtMost)
              .map((name) => t('slip.named', { name }))
              .join(t('list.comma')),
          }),
  };
}
