// Owns which form stands behind which act.
import type { ReactNode } from 'react';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { FormName } from './acts.ts';
import { AnswerForm } from './answer-form.tsx';
import { AssignForm } from './assign-form.tsx';
import { AskExtensionForm, DecideExtensionForm, PauseForm, ResumeForm } from './clock-forms.tsx';
import { ConcludeForm } from './conclude-form.tsx';
import { ContactForm } from './contact-form.tsx';
import { ReclassifyForm } from './reclassify-form.tsx';
import { DecideObjectionForm, DecideRefusalForm, ProposeRefusalForm } from './refusal-forms.tsx';
import { EscalateForm, InviteForm, RuleForm, UrgeForm } from './ruling-forms.tsx';
import { TellForm } from './tell-form.tsx';
import { TakeTransferForm, TransferForm, WithdrawForm } from './transfer-forms.tsx';

export function OpenForm({ name, detail }: { name: FormName; detail: CaseDetail }): ReactNode {
  switch (name) {
    case 'conclude/on-the-spot':
      return <ConcludeForm detail={detail} handling="on-the-spot" />;
    case 'conclude/time-limited':
      return <ConcludeForm detail={detail} handling="time-limited" />;
    case 'conclude/transfer':
      return <ConcludeForm detail={detail} handling="transfer" />;
    case 'conclude/explained':
      return <ConcludeForm detail={detail} handling="explained" />;
    case 'contact':
      return <ContactForm detail={detail} />;
    case 'tell':
      return <TellForm detail={detail} />;
    case 'assign':
      return <AssignForm detail={detail} />;
    case 'transfer':
      return <TransferForm detail={detail} />;
    case 'accept-transfer':
      return <TakeTransferForm detail={detail} />;
    case 'withdraw-transfer':
      return <WithdrawForm detail={detail} />;
    case 'invite':
      return <InviteForm detail={detail} />;
    case 'pause':
      return <PauseForm detail={detail} />;
    case 'resume':
      return <ResumeForm detail={detail} />;
    case 'ask-extension':
      return <AskExtensionForm detail={detail} />;
    case 'decide-extension':
      return <DecideExtensionForm detail={detail} />;
    case 'propose-refusal':
      return <ProposeRefusalForm detail={detail} />;
    case 'decide-refusal':
      return <DecideRefusalForm detail={detail} />;
    case 'decide-objection':
      return <DecideObjectionForm detail={detail} />;
    case 'escalate':
      return <EscalateForm detail={detail} />;
    case 'rule':
      return <RuleForm detail={detail} />;
    case 'urge':
      return <UrgeForm detail={detail} />;
    case 'answer-for':
      return <AnswerForm detail={detail} />;
    case 'reclassify':
      return <ReclassifyForm detail={detail} />;
  }
}
