// Owns how a case is said in a line at the desk: where it has come to on its road, and what is next.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

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
