// Owns 补打: in which language, and then the slip as it comes out.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/contract/procedure.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorLine } from './error-line.tsx';
import { Choices } from './field.tsx';
import { SlipView } from './slip-view.tsx';
import { useSlipLanguage } from './use-slip-language.ts';

export function ReprintDialog(props: { caseNo: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { caseNo, onClose } = props;
  const queries = useHallQueries();
  const [language, setLanguage] = useState<Language | null>(null);
  const slipLanguage = useSlipLanguage();
  const inLanguage = language ?? slipLanguage;
  const reprint = useMutation(queries.cases.reprint.mutationOptions());
  const done = reprint.data;
  return (
    <Dialog
      open
      className="dialog-desk"
      title={t('reprint.title', { caseNo })}
      onDismiss={onClose}
      actions={
        done ? (
          <Button kind="main" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              kind="main"
              icon="printer"
              busy={reprint.isPending ? t('slip.printing') : null}
              onClick={() => reprint.mutate({ caseNo, language: inLanguage })}
            >
              {t('act.reprint')}
            </Button>
          </>
        )
      }
    >
      {done ? (
        <SlipView slip={done} label={t('slip.of', { caseNo })} />
      ) : (
        <>
          <p>{t('reprint.more')}</p>
          <SlipLanguage value={inLanguage} onChoose={setLanguage} />
          <ErrorLine error={reprint.error} />
        </>
      )}
    </Dialog>
  );
}

/** The language a slip is printed in: the citizen's, not the clerk's. */
export function SlipLanguage(props: { value: Language; onChoose: (language: Language) => void }): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <Choices
      legend={t('slip.language')}
      name="slip-language"
      options={[
        { value: 'zh-CN', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
      value={props.value}
      onChoose={props.onChoose}
    />
  );
}
