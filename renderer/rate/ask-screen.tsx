// Owns the question itself: five grades of one size and one colour, none chosen beforehand, and a way to say nothing.
import { type ReactNode, useEffect, useState } from 'react';
import type { ToRate } from '#shared/contract/rating.ts';
import { Both } from './both.tsx';

const grades = [5, 4, 3, 2, 1] as const;
/** The question comes by itself: a finger that was on its way to something else must not become a grade. */
const DEAF_MS = 800;

export function AskScreen(props: {
  service: ToRate;
  onChoose: (grade: number) => void;
  onSkip: () => void;
}): ReactNode {
  const { service, onChoose, onSkip } = props;
  const [isDeaf, setDeaf] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setDeaf(false), DEAF_MS);
    return () => clearTimeout(timer);
  }, []);
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
        <p className="rate-free stacked">
          <Both say={(t) => t('rate:askFree')} />
        </p>
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
