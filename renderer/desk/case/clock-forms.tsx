// Owns the acts on the clock: stopping it while the citizen has something to do, letting it go on, and the one extension.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { waitReasonSchema } from '#shared/contract/handling.ts';
import { useApi } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Choices } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { DayField, isDayWithin } from './pickers.tsx';

type PauseDraft = { reason: z.infer<typeof waitReasonSchema>; words: string };
const emptyPause: PauseDraft = { reason: 'papers', words: '' };

export function PauseForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'pause', emptyPause, useApi().handling.pause);
  const { reason, words } = act.draft;
  return (
    <ActForm act={act} input={areWords(words, 500) ? { reason, words } : null} action={t('pause.do')}>
      <Choices
        legend={t('pause.reason')}
        name="reason"
        className="ways"
        options={waitReasonSchema.options.map((value) => ({ value, label: t(`pause.reasons.${value}`) }))}
        value={reason}
        onChoose={(value) => act.set({ reason: value })}
      />
      <WordsArea
        label={t('pause.words')}
        hint={t('pause.hint')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={500}
        act={act}
      />
    </ActForm>
  );
}

export function ResumeForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const act = useAct(detail, 'resume', {}, useApi().handling.resume);
  return (
    <ActForm act={act} input={{}} action={t('resume.do')}>
      {detail.waiting && (
        <>
          <p>{t('resume.since', { day: dayWithWeekday(detail.waiting.since, language) })}</p>
          <blockquote className="quoted">{detail.waiting.words}</blockquote>
        </>
      )}
      <p className="caption">{t('resume.more')}</p>
    </ActForm>
  );
}

/** The day after: where an extension begins. */
function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

export function AskExtensionForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'extension', { date: '', words: '' }, useApi().handling.askExtension);
  const { date, words } = act.draft;
  const from = dayAfter(detail.promise.date);
  const until = detail.extensionUntil ?? from;
  return (
    <ActForm
      act={act}
      input={isDayWithin(date, from, until) && areWords(words, 500) ? { date, reason: words } : null}
      action={t('extension.askDo')}
    >
      <DayField
        label={t('extension.day')}
        detail={detail}
        value={date}
        onDay={(next) => act.set({ date: next })}
        from={from}
        until={until}
        isTold={act.isTold}
        error={act.problem('date')}
      />
      <WordsArea
        label={t('extension.reason')}
        hint={t('extension.reasonHint')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={500}
        act={act}
        path="reason"
      />
    </ActForm>
  );
}

export function DecideExtensionForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const api = useApi();
  const { extension } = detail;
  return (
    <DecisionForm
      detail={detail}
      place="decide-extension"
      call={(input) => {
        const { yes: granted, ...rest } = input;
        return api.handling.decideExtension({ ...rest, granted });
      }}
      legend={t('extension.decide')}
      yes={t('extension.grant')}
      no={t('extension.refuse')}
      words={{ yes: t('extension.grantWords'), no: t('extension.refuseWords') }}
      begin={extension?.reason ?? ''}
      max={500}
    >
      {extension && (
        <>
          <p>{t('extension.asked', { day: dayWithWeekday(extension.date, language) })}</p>
          <blockquote className="quoted">{extension.reason}</blockquote>
        </>
      )}
    </DecisionForm>
  );
}
