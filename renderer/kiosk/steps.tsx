// Owns the line that says how far telling has come.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from './kiosk-context.ts';
import './steps.css';

const all = [1, 2, 3, 4, 5] as const;

export function Steps(props: { step: number }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { orientation } = useKiosk();
  const { step } = props;
  return (
    // Where type is large and a banner is to be read, how far it is comes last.
    <div className="steps" data-give="5">
      <b>{t('steps.now', { step })}</b>
      {all.map((one) => (
        <i key={one} className={one < step ? 'step-done' : one === step ? 'step-now' : undefined} />
      ))}
      <span className="caption" data-give="1">
        {step === all.length
          ? t('steps.last')
          : t(orientation === 'landscape' ? 'steps.ofShort' : 'steps.of', { all: all.length })}
      </span>
    </div>
  );
}
