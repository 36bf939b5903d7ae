// Owns the road of seven stages: what is done, where it stands now and with whom, and in one plain sentence what comes.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { dayAndTime } from '../i18n/dates.ts';
import { useLanguage } from '../i18n/use-words.ts';
import { Icon } from './icons.tsx';
import './promise.css';

export type RoadStage = CaseStatus['stages'][number];
const names = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** `now`: what stands in the enlarged stage (a sentence, the person). `from`/`to`: the stages shown, 1–7. */
export function Road(props: {
  stages: readonly RoadStage[];
  timeZone: string;
  now?: ReactNode;
  from?: number;
  to?: number;
  /** Part of the road, where room is short: times and sentences give way first, then what is to come. The whole road keeps both, its sentences for as long as anything else gives way. */
  folded?: boolean;
}): ReactNode {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const { stages, timeZone, from = 1, to = 7, folded = false } = props;
  return (
    <ol className="road">
      {stages
        .filter(({ stage }) => stage >= from && stage <= to)
        .map(({ stage, state, at }) => {
          const name = names[stage - 1] ?? '1';
          return (
            <li
              key={stage}
              className={`road-stage road-${state}`}
              data-give={state === 'later' && folded ? 4 : undefined}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <span className="road-dot">{state === 'done' ? <Icon name="check" /> : stage}</span>
              <div className="grow">
                <div className="road-head">
                  <b>{t(`stage.${name}.name`)}</b>
                  {state === 'now' && <span className="road-here">{t('stage.here')}</span>}
                  {at !== null && (
                    <span className="caption" data-give={folded ? 2 : undefined}>
                      {dayAndTime(at, timeZone, language)}
                    </span>
                  )}
                </div>
                <div
                  className={state === 'now' ? undefined : 'caption'}
                  data-give={folded ? 3 : state === 'now' ? undefined : 5}
                >
                  {t(`stage.${name}.${state}`)}
                </div>
                {state === 'now' && props.now && <div className="road-more">{props.now}</div>}
              </div>
            </li>
          );
        })}
    </ol>
  );
}
