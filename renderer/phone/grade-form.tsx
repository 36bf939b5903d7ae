// Owns 好差评 on the phone wherever it is asked: voluntary, nothing chosen beforehand, reasons for a bad grade only.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadReason } from '#shared/contract/rating.ts';
import { badReasons } from '#shared/domain/rating-words.ts';

const grades = [5, 4, 3, 2, 1] as const;
type Grade = (typeof grades)[number];
/** From here down it is 差评. */
const bad = 2;

export function GradeForm(props: {
  title: string;
  isSending: boolean;
  /** Why it did not arrive, in words. */
  fault: string | null;
  /** Characters of free words; 0: none are asked. */
  wordsMost?: number;
  onSend: (grade: Grade, reasons: BadReason[], words: string) => void;
}): ReactNode {
  const { t } = useTranslation(['phone', 'common']);
  const { wordsMost = 0 } = props;
  const wordsId = useId();
  const [grade, setGrade] = useState<Grade | null>(null);
  const [reasons, setReasons] = useState<readonly BadReason[]>([]);
  const [words, setWords] = useState('');
  return (
    <section className="phone-card">
      <h2>{props.title}</h2>
      <p className="phone-quiet">{t('phone:rate.free')}</p>
      <div className="phone-grades">
        {grades.map((each) => (
          <button
            key={each}
            type="button"
            className="phone-button"
            aria-pressed={grade === each}
            onClick={() => {
              setGrade(each);
              setReasons([]);
            }}
          >
            {t(`common:rating.grade.${each}`)}
          </button>
        ))}
      </div>
      {grade !== null && grade <= bad && (
        <fieldset className="phone-reasons">
          <legend>{t('phone:rate.why')}</legend>
          {badReasons.map((reason) => (
            <label key={reason}>
              <input
                type="checkbox"
                checked={reasons.includes(reason)}
                onChange={(event) =>
                  setReasons(event.target.checked ? [...reasons, reason] : reasons.filter((one) => one !== reason))
                }
              />
              <span>{t(`common:rating.reason.${reason}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {grade !== null && wordsMost > 0 && (
        <div className="phone-line">
          <label htmlFor={wordsId}>{t('phone:rate.more')}</label>
          <textarea
            id={wordsId}
            className="phone-input"
            rows={3}
            value={words}
            maxLength={wordsMost}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      )}
      {props.fault !== null && (
        <p className="phone-due" role="alert">
          {props.fault}
        </p>
      )}
      {grade !== null && (
        <button
          type="button"
          className="phone-main"
          onClick={() => !props.isSending && props.onSend(grade, [...reasons], words.trim())}
        >
          {props.isSending ? t('phone:sending') : t('phone:rate.send')}
        </button>
      )}
    </section>
  );
}
