// Owns 转办: talked over first and offered; at the other unit taken over by a named person or given back; taken back by whoever offered it.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useApi } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useUnitName } from '../desk-context.ts';
import { TextField } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';
import { PersonPicker, UnitPicker } from './pickers.tsx';

type TransferDraft = { unitCode: string | null; talkedWith: string; agreed: string };
const emptyTransfer: TransferDraft = { unitCode: null, talkedWith: '', agreed: '' };

/** Characters of a name and a post. */
const talkedWithMaximum = 60;

export function TransferForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'transfer', emptyTransfer, useApi().handling.transfer);
  const { unitCode, talkedWith, agreed } = act.draft;
  const isReady = areWords(talkedWith, talkedWithMaximum) && areWords(agreed, 2000);
  return (
    <ActForm
      act={act}
      input={unitCode !== null && isReady ? { unitCode, talkedWith, agreed } : null}
      action={t('transfer.do')}
    >
      <div className="form-pair">
        <UnitPicker
          label={t('transfer.unit')}
          without={detail.owner.unitCode}
          value={unitCode}
          onPick={(next) => act.set({ unitCode: next })}
          isTold={act.isTold}
          error={act.problem('unitCode')}
        />
        <TextField
          label={t('transfer.with')}
          placeholder={t('transfer.withHint')}
          maxLength={talkedWithMaximum}
          value={talkedWith}
          onText={(text) => act.set({ talkedWith: text })}
          error={act.isTold && talkedWith.trim() === '' ? t('transfer.withEmpty') : act.problem('talkedWith')}
        />
      </div>
      <WordsArea
        label={t('transfer.agreed')}
        hint={t('transfer.agreedHint')}
        value={agreed}
        onText={(text) => act.set({ agreed: text })}
        max={2000}
        act={act}
        path="agreed"
      />
    </ActForm>
  );
}

/** 接收, or 退回 with a reason while there is time. */
export function TakeTransferForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { timeZone } = useDesk();
  const unitName = useUnitName();
  const [isReturning, setReturning] = useState(false);
  const { transfer } = detail;
  const mayTake = detail.actions.includes('accept-transfer');
  const mayReturn = detail.actions.includes('return-transfer');
  return (
    <div className="col form-parts">
      {transfer && (
        <p>
          {t('transfer.offered', { unit: unitName(detail.owner.unitName) })}
          {mayReturn && transfer.returnUntil !== null && (
            <span className="caption">
              {' '}
              {t('transfer.returnUntil', { when: dayAndTime(transfer.returnUntil, timeZone, language) })}
            </span>
          )}
        </p>
      )}
      {mayTake && !isReturning && (
        <TakeForm
          detail={detail}
          beside={mayReturn && <Button onClick={() => setReturning(true)}>{t('transfer.return')}</Button>}
        />
      )}
      {mayReturn && (isReturning || !mayTake) && (
        <ReturnForm
          detail={detail}
          beside={mayTake && <Button onClick={() => setReturning(false)}>{t('transfer.notReturn')}</Button>}
        />
      )}
    </div>
  );
}

type Beside = { detail: CaseDetail; beside: ReactNode };

function TakeForm({ detail, beside }: Beside): ReactNode {
  const { t } = useTranslation('case');
  const { staff } = useDesk();
  const act = useAct(detail, 'take', { staffId: null as string | null }, useApi().handling.acceptTransfer);
  return (
    <ActForm act={act} input={act.draft} action={t('transfer.take')} beside={beside}>
      <PersonPicker
        unitCode={detail.transfer?.unitCode ?? staff.unitCode}
        value={act.draft.staffId}
        onPick={(staffId) => act.set({ staffId })}
        none={t('transfer.nobodyYet')}
        isTold={act.isTold}
        error={act.problem('staffId')}
      />
    </ActForm>
  );
}

function ReturnForm({ detail, beside }: Beside): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'return', { words: '' }, useApi().handling.returnTransfer);
  const { words } = act.draft;
  return (
    <ActForm
      act={act}
      input={areWords(words, 500) ? { reason: words } : null}
      action={t('transfer.returnDo')}
      beside={beside}
    >
      <WordsArea
        label={t('transfer.returnWhy')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={500}
        act={act}
        path="reason"
        isFocused
      />
    </ActForm>
  );
}

export function WithdrawForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const unitName = useUnitName();
  const act = useAct(detail, 'withdraw', {}, useApi().handling.withdrawTransfer);
  return (
    <ActForm act={act} input={{}} action={t('transfer.withdrawDo')} kind="plain">
      {detail.transfer && <p>{t('transfer.withdrawMore', { unit: unitName(detail.transfer.unitName) })}</p>}
    </ActForm>
  );
}
