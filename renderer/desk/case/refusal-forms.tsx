// Owns 不予受理: proposed for one of three grounds, said once and in full with the way on, decided by another; and the citizen's objection.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { type RefusalGround, refusalGroundSchema } from '#shared/contract/case-shapes.ts';
import { useApi } from '../../api-provider.tsx';
import { Choices } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';
import { DecisionForm } from './decision-form.tsx';

type RefusalDraft = { ground: RefusalGround | null; words: string; wayOn: string };
const emptyRefusal: RefusalDraft = { ground: null, words: '', wayOn: '' };
const wordsMaximum = 2000;

export function ProposeRefusalForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'refusal', emptyRefusal, useApi().handling.proposeRefusal);
  const { ground, words, wayOn } = act.draft;
  const isReady = areWords(words, wordsMaximum) && areWords(wayOn, wordsMaximum);
  return (
    <ActForm
      act={act}
      input={ground !== null && isReady ? { ground, words, wayOn } : null}
      action={t('refusal.do')}
      kind="plain"
    >
      <p className="caption">{t('refusal.only')}</p>
      <Choices
        legend={t('refusal.ground')}
        name="ground"
        className="choices-tight"
        options={refusalGroundSchema.options.map((value) => ({ value, label: t(`refusal.grounds.${value}`) }))}
        value={ground}
        onChoose={(value) => act.set({ ground: value })}
        error={act.isTold && ground === null ? t('refusal.groundEmpty') : null}
      />
      <WordsArea
        label={t('refusal.words')}
        hint={t('refusal.wordsHint')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={wordsMaximum}
        act={act}
        answers="refuse"
      />
      <WordsArea
        label={t('refusal.wayOn')}
        hint={t('refusal.wayOnHint')}
        value={wayOn}
        onText={(text) => act.set({ wayOn: text })}
        max={wordsMaximum}
        act={act}
        path="wayOn"
      />
    </ActForm>
  );
}

export function DecideRefusalForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const api = useApi();
  return (
    <DecisionForm
      detail={detail}
      place="decide-refusal"
      call={({ yes: approved, ...rest }) => api.handling.decideRefusal({ ...rest, approved })}
      legend={t('refusal.decide')}
      yes={t('refusal.approve')}
      no={t('refusal.decline')}
      words={{ yes: t('refusal.approveWords'), no: t('refusal.declineWords') }}
      max={500}
    />
  );
}

export function DecideObjectionForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const api = useApi();
  return (
    <DecisionForm
      detail={detail}
      place="decide-objection"
      call={({ yes: taken, ...rest }) => api.handling.decideObjection({ ...rest, taken })}
      legend={t('objection.decide')}
      yes={t('objection.take')}
      no={t('objection.uphold')}
      words={{ yes: t('objection.takeWords'), no: t('objection.upholdWords') }}
      max={wordsMaximum}
    />
  );
}
