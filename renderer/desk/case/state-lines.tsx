// Owns the lines over a case that say what it waits for or where it went, so that nobody acts on it without knowing.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { dayAndTime, dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguageFacts } from '../../i18n/languages-ground.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { CaseLink } from '../case-link.tsx';
import { useDesk, useUnitName } from '../desk-context.ts';

type Line = { readonly key: string; readonly icon: IconName; readonly text: ReactNode };

export function StateLines({ detail }: { detail: CaseDetail }): ReactNode {
  const lines = useLines(detail);
  if (lines.length === 0) return null;
  return (
    <ul className="state-lines">
      {lines.map(({ key, icon, text }) => (
        <li key={key}>
          <Icon name={icon} />
          <span className="grow">{text}</span>
        </li>
      ))}
    </ul>
  );
}

function useLines(detail: CaseDetail): Line[] {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { marks } = useLanguageFacts(language);
  const { timeZone } = useDesk();
  const unitName = useUnitName();
  const day = (date: string): string => dayWithWeekday(date, language);
  // Years from now: the day alone would be read as this year's.
  const yearAndDay = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const when = (at: number): string => dayAndTime(at, timeZone, language);
  const { transfer, waiting, extension, refusal, escalatedAt, urgedAt, archivedAt, keepUntil } = detail;
  const mergedInto = detail.links.find(({ kind }) => kind === 'merged-there');
  const lines: (Line | false | null | undefined)[] = [
    mergedInto && {
      key: 'merged',
      icon: 'enter',
      text: <CaseLink caseNo={mergedInto.caseNo}>{t('state.merged', { caseNo: mergedInto.caseNo })}</CaseLink>,
    },
    archivedAt !== null && {
      key: 'archived',
      icon: 'paper',
      text: [
        t('state.archived', { day: day(hallDate(archivedAt, timeZone)) }),
        keepUntil && t('state.keepUntil', { day: yearAndDay.format(new Date(`${keepUntil}T00:00:00Z`)) }),
      ]
        .filter(Boolean)
        .join(marks.space),
    },
    refusal && {
      key: 'refusal',
      icon: 'warning',
      text: t(`state.refusal.${refusal.state}`, { ground: t(`refusal.grounds.${refusal.ground}`) }),
    },
    waiting && {
      key: 'waiting',
      icon: 'pause',
      text: t('state.waiting', { day: day(waiting.since), words: waiting.words }),
    },
    // Whoever is to take it has it said beside the button.
    transfer &&
      !detail.actions.includes('accept-transfer') && {
        key: 'offered',
        icon: 'reconnect',
        text: [
          t('state.offered', { unit: unitName(transfer.unitName) }),
          transfer.returnUntil !== null && t('state.offeredUntil', { when: when(transfer.returnUntil) }),
        ]
          .filter(Boolean)
          .join(marks.space),
      },
    escalatedAt !== null && { key: 'escalated', icon: 'help', text: t('state.escalated', { when: when(escalatedAt) }) },
    urgedAt !== null &&
      detail.concludedAt === null && { key: 'urged', icon: 'bell', text: t('state.urged', { when: when(urgedAt) }) },
    extension && {
      key: 'extension',
      icon: 'calendar',
      text:
        extension.state === 'asked'
          ? t('state.extensionAsked', { day: day(extension.date), reason: extension.reason })
          : t(extension.state === 'granted' ? 'state.extensionGranted' : 'state.extensionRefused', {
              reason: extension.reason,
            }),
    },
    detail.ruled && detail.concludedAt === null && { key: 'ruled', icon: 'medal', text: t('state.ruled') },
  ];
  return lines.filter((line): line is Line => Boolean(line));
}
