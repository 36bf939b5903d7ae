// Owns how a case's light is said, at the kiosk and at the desk alike: in time, days left, today, days late, done with.
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { Light } from './light.tsx';

type Standing = Pick<CaseStatus, 'light' | 'workingDaysLeft'>;

const kinds = { 'on-time': 'ok', due: 'due', late: 'late', waiting: 'idle', concluded: 'idle' } as const;

/** 按时在办 · 还剩 2 天 · 今天到期 · 超了 1 天 · 时间停着 · 已经办结, in working days; `counts`: on time, too, the days are said. */
export function lightWords(t: TFunction<'common'>, { light, workingDaysLeft }: Standing, counts = false): string {
  switch (light) {
    case 'concluded':
      return t('light.concluded');
    case 'waiting':
      return t('light.waiting');
    case 'late':
      return t('light.late', { count: Math.max(1, -workingDaysLeft) });
    case 'on-time':
      return counts ? t('light.due', { count: workingDaysLeft }) : t('light.onTime');
    case 'due':
      return workingDaysLeft <= 0 ? t('light.dueToday') : t('light.due', { count: workingDaysLeft });
  }
}

export function CaseLight(props: { of: Standing; counts?: boolean }): ReactNode {
  const { t } = useTranslation('common');
  return <Light kind={kinds[props.of.light]}>{lightWords(t, props.of, props.counts)}</Light>;
}
