// Owns 补打 of a case's slip, and the choice of a slip's language at the desk.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/contract/procedure.ts';
import { languageCodes, languages } from '#shared/domain/languages.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Choices } from './field.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { useSlipLanguage } from './use-slip-language.ts';

export function ReprintDialog(props: { caseNo: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { caseNo } = props;
  const queries = useHallQueries();
  const [language, setLanguage] = useState<Language | null>(null);
  const slipLanguage = useSlipLanguage();
  const inLanguage = language ?? slipLanguage;
  const reprint = useMutation(queries.cases.reprint.mutationOptions());
  return (
    <PrintDialog
      title={t('reprint.title', { caseNo })}
      label={t('slip.of', { caseNo })}
      verb={t('act.reprint')}
      print={reprint}
      onPrint={() => reprint.mutate({ caseNo, language: inLanguage })}
      onClose={props.onClose}
    >
      <p>{t('reprint.more')}</p>
      <SlipLanguage value={inLanguage} onChoose={setLanguage} />
    </PrintDialog>
  );
}

/** The language a slip is printed in: the citizen's, not the clerk's. */
export function SlipLanguage(props: { value: Language; onChoose: (language: Language) => void }): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <Choices
      legend={t('slip.language')}
      name="slip-language"
      options={languageCodes.map((value) => ({ value, label: languages[value].name }))}
      value={props.value}
      onChoose={props.onChoose}
    />
  );
}
