// Owns what moves a case that stands still: 催办, asking the duty leader, 裁定 which unit handles it, and asking another unit for its part.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useApi } from '../../api-provider.tsx';
import { ActForm, areWords, type OnCase, useAct, WordsArea } from './act-form.tsx';
import { DayField, isDayWithin, UnitPicker, useToday } from './pickers.tsx';

const wordsMaximum = 500;

/** Also for a row of supervision, which closes its question by `onDone`. */
type Ruled = { detail: OnCase; onDone?: () => void };

export function UrgeForm({ detail, onDone }: Ruled): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'urge', { words: '' }, useApi().handling.urge, onDone);
  const { words } = act.draft;
  return (
    <ActForm act={act} input={areWords(words, wordsMaximum) ? { words } : null} action={t('urge.do')}>
      <WordsArea
        label={t('urge.words')}
        hint={t('urge.hint')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={wordsMaximum}
        act={act}
      />
    </ActForm>
  );
}

export function EscalateForm({ detail, onDone }: Ruled): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'escalate', { words: '' }, useApi().handling.escalate, onDone);
  const { words } = act.draft;
  return (
    <ActForm act={act} input={areWords(words, wordsMaximum) ? { words } : null} action={t('escalate.do')}>
      <WordsArea
        label={t('escalate.words')}
        hint={t('escalate.hint')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={wordsMaximum}
        act={act}
      />
    </ActForm>
  );
}

type UnitDraft = { unitCode: string | null; words: string };
const emptyUnit: UnitDraft = { unitCode: null, words: '' };

export function RuleForm({ detail, onDone }: Ruled): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'rule', emptyUnit, useApi().handling.rule, onDone);
  const { unitCode, words } = act.draft;
  return (
    <ActForm
      act={act}
      input={unitCode !== null && areWords(words, wordsMaximum) ? { unitCode, words } : null}
      action={t('rule.do')}
    >
      <UnitPicker
        label={t('rule.unit')}
        without={null}
        value={unitCode}
        onPick={(next) => act.set({ unitCode: next })}
        isTold={act.isTold}
        error={act.problem('unitCode')}
      />
      <WordsArea
        label={t('rule.words')}
        hint={t('rule.hint')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={wordsMaximum}
        act={act}
      />
    </ActForm>
  );
}

export function InviteForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const today = useToday();
  const until = detail.promise.date < today ? today : detail.promise.date;
  const act = useAct(detail, 'invite', { ...emptyUnit, dueDate: '' }, useApi().handling.invite);
  const { unitCode, words, dueDate } = act.draft;
  const isReady = areWords(words, wordsMaximum) && isDayWithin(dueDate, today, until);
  return (
    <ActForm
      act={act}
      input={unitCode !== null && isReady ? { unitCode, dueDate, words } : null}
      action={t('invite.do')}
    >
      <div className="form-pair">
        <UnitPicker
          label={t('invite.unit')}
          without={detail.owner.unitCode}
          value={unitCode}
          onPick={(next) => act.set({ unitCode: next })}
          isTold={act.isTold}
          error={act.problem('unitCode')}
        />
        <DayField
          label={t('invite.due')}
          detail={detail}
          value={dueDate}
          onDay={(next) => act.set({ dueDate: next })}
          until={until}
          isTold={act.isTold}
          error={act.problem('dueDate')}
        />
      </div>
      <WordsArea
        label={t('invite.words')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={wordsMaximum}
        act={act}
      />
    </ActForm>
  );
}
