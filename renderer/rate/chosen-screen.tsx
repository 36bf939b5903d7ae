// Owns the thanks, and the few seconds in which a grade touched by mistake can be taken back.
import type { ReactNode } from 'react';
import { Both } from './both.tsx';

const grades = [1, 2, 3, 4, 5] as const;

export function ChosenScreen(props: { grade: number; onChange: () => void }): ReactNode {
  const grade = grades.find((one) => one === props.grade) ?? 3;
  return (
    <section className="rate-chosen" role="status">
      <h1 className="stacked">
        <Both say={(t) => t('rate:thanks')} />
      </h1>
      <p className="rate-which stacked">
        <Both say={(t) => `${t('rate:chosen')} ${t(`common:rating.grade.${grade}`)}`} />
      </p>
      <button type="button" className="rate-act press stacked" onClick={props.onChange}>
        <Both say={(t) => t('rate:change')} />
      </button>
    </section>
  );
}
