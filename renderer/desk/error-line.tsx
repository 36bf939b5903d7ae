// Owns how a failure is shown beside what failed: late, in words, announced.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useErrorWords } from './error-words.ts';

export function ErrorLine(props: { error: unknown; children?: ReactNode }): ReactNode {
  const words = useErrorWords()(props.error);
  if (words === null) return null;
  return (
    <div className="error-line" role="alert">
      <Icon name="warning" />
      <span className="grow">{words}</span>
      {props.children}
    </div>
  );
}

/** Of something that was asked for: with the way to ask again. */
export function AskedError({ asked }: { asked: { error: unknown; refetch: () => unknown } }): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <ErrorLine error={asked.error}>
      <Button small onClick={() => void asked.refetch()}>
        {t('again')}
      </Button>
    </ErrorLine>
  );
}
