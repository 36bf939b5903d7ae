// Owns the question itself: five grades of one size and one colour, none chosen beforehand, and a way to say nothing.
import type { ReactNode } from 'react';
import type { ToRate } from '#shared/contract/rating.ts';
import { Both } from './both.tsx';
import { MoreTime, type RateTime } from './more-time.tsx';
import { useDeaf } from './use-deaf.ts';

const grades = [5, 4, 3, 2, 1] as const;

export function AskScreen(props: {
  service: ToRate;
  time: RateTime;
  onChoose: (grade: number) => void;
  onSkip: () => void;
}): ReactNode {
  const { service, time, onChoose, onSkip } = props;
  const isDeaf = useDeaf();
  const { ticketNo: no, matterName } = service;
  return (
    <section className="rate-ask">
      <h1 className="stacked">
        <Both say={(t) => t('rate:ask')} />
      </h1>
      <p className="rate-which stacked">
        <span className="zh" lang="zh-CN">
          <b>{no}</b> {matterName.zh.replaceAll('|', '')}
        </span>
        <span className="en" lang="en">
          {matterName.en.replaceAll('|', '')}
        </span>
      </p>
      <div className="rate-grades">
        {grades.map((grade) => (
          <button
            key={grade}
            type="button"
            className="rate-grade press stacked"
            onClick={() => {
              if (!isDeaf) onChoose(grade);
            }}
          >
            <Both say={(t) => t(`common:rating.grade.${grade}`)} />
          </button>
        ))}
      </div>
      <div className="rate-foot">
        <MoreTime time={time} />
        <button
          type="button"
          className="rate-act press stacked"
          onClick={() => {
            if (!isDeaf) onSkip();
          }}
        >
          <Both say={(t) => t('rate:skip')} />
        </button>
      </div>
    </section>
  );
}
