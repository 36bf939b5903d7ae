// Owns how a case is said in a line at the desk: how long is left, where it has come to, what is next.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/contract/cases.ts';
import { Light } from '../ui/light.tsx';

const kinds = { 'on-time': 'ok', due: 'due', late: 'late', concluded: 'idle' } as const;

/** ● 剩 6 天 · ▲ 今天到期 · ■ 超 1 天 · ▬ 已办结, in working days. */
export function CaseLight(props: { row: Pick<CaseRow, 'light' | 'workingDaysLeft'> }): ReactNode {
  const { t } = useTranslation('desk');
  const { light, workingDaysLeft } = props.row;
  const count = Math.abs(workingDaysLeft);
  const words =
    light === 'concluded'
      ? t('light.concluded')
      : light === 'late'
        ? count === 0
          ? t('light.lateNow')
          : t('light.late', { count })
        : workingDaysLeft === 0
          ? t('light.today')
          : t('light.left', { count });
  return <Light kind={kinds[light]}>{words}</Light>;
}

export const stageNames = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The seven stages as a small road with the name of the one the case is at. */
export function SmallRoad(props: { stage: number }): ReactNode {
  const { t } = useTranslation(['common', 'desk']);
  const name = stageNames[props.stage - 1] ?? '1';
  return (
    <span className="col small-road">
      <span className="small-road-dots" aria-hidden="true">
        {stageNames.map((key, index) => (
          <i key={key} data-state={index + 1 < props.stage ? 'done' : index + 1 === props.stage ? 'now' : 'later'} />
        ))}
      </span>
      <span className="caption">
        <span className="visually-hidden">{t('desk:row.stageOf', { stage: props.stage })} </span>
        {t(`stage.${name}.name`)}
      </span>
    </span>
  );
}
