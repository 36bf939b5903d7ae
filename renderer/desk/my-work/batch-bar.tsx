// Owns what can be done with several selected cases at once, and the words and days that are asked for it.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseHandlers } from '#shared/contract/procedure.ts';
import { Button } from '../../ui/button.tsx';
import { PersonPicker, useToday } from '../case/pickers.tsx';
import { hasRole, useDesk, useDraft } from '../desk-context.ts';
import { TextArea, TextField } from '../field.tsx';
import { QuestionDialog } from '../question-dialog.tsx';
import type { BatchAct } from './use-batch.ts';

const wordsMaximum = 500;

export function BatchBar(props: {
  count: number;
  /** How many of them wait to be accepted. */
  toAccept: number;
  isRunning: boolean;
  onAct: (what: BatchAct) => void;
  onNone: () => void;
}): ReactNode {
  const { t } = useTranslation(['supervision', 'desk']);
  const { staff } = useDesk();
  const [asking, setAsking] = useState<'assign' | 'urge' | null>(null);
  const mayHandle = hasRole(staff, caseHandlers);
  const mayUrge = hasRole(staff, ['intake', 'unit-head', 'supervisor', 'leader']);
  const act = (what: BatchAct): void => {
    setAsking(null);
    props.onAct(what);
  };
  return (
    <div className="row batch-bar" role="toolbar" aria-label={t('batch.label')}>
      <b className="grow">{t('batch.selected', { count: props.count })}</b>
      {mayHandle && props.toAccept > 0 && (
        <Button
          small
          kind="lamp"
          busy={props.isRunning ? t('batch.running') : null}
          onClick={() => act({ act: 'accept' })}
        >
          {t('batch.accept', { count: props.toAccept })}
        </Button>
      )}
      {mayHandle && (
        <Button small disabled={props.isRunning} onClick={() => setAsking('assign')}>
          {t('batch.assign')}
        </Button>
      )}
      {mayUrge && (
        <Button small disabled={props.isRunning} onClick={() => setAsking('urge')}>
          {t('batch.urge')}
        </Button>
      )}
      <Button small className="btn-quiet" onClick={props.onNone}>
        {t('batch.none')}
      </Button>
      {asking === 'assign' && <AssignDialog count={props.count} onAct={act} onClose={() => setAsking(null)} />}
      {asking === 'urge' && <UrgeDialog count={props.count} onAct={act} onClose={() => setAsking(null)} />}
    </div>
  );
}

type Asked = { count: number; onAct: (what: BatchAct) => void; onClose: () => void };

/** 限时解决: somebody of the own unit, by a day; whether the day fits each promise is the hall's to say. */
function AssignDialog({ count, onAct, onClose }: Asked): ReactNode {
  const { t } = useTranslation('supervision');
  const { staff } = useDesk();
  const today = useToday();
  const [staffId, setStaffId] = useState<string | null>(null);
  const [dueDate, setDueDate] = useState('');
  const [isTold, setTold] = useState(false);
  const submit = (): void => {
    setTold(true);
    if (staffId !== null && dueDate >= today) onAct({ act: 'assign', staffId, dueDate });
  };
  return (
    <QuestionDialog
      title={t('batch.assignTitle', { count })}
      action={t('batch.assignDo')}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonPicker unitCode={staff.unitCode} value={staffId} onPick={setStaffId} isTold={isTold} error={null} />
      <TextField
        type="date"
        label={t('batch.due')}
        min={today}
        value={dueDate}
        onText={setDueDate}
        hint={t('batch.dueHint')}
        error={isTold && dueDate < today ? t('batch.dueWrong') : null}
      />
    </QuestionDialog>
  );
}

function UrgeDialog({ count, onAct, onClose }: Asked): ReactNode {
  const { t } = useTranslation(['supervision', 'desk']);
  // Rows may be dealt with by others meanwhile, and the question goes with the last of them; the words do not.
  const [{ words }, setDraft, clear] = useDraft('batch/urge', { words: '' });
  const [isTold, setTold] = useState(false);
  const submit = (): void => {
    setTold(true);
    if (words.trim() === '') return;
    onAct({ act: 'urge', words });
    clear();
  };
  return (
    <QuestionDialog
      title={t('batch.urgeTitle', { count })}
      action={t('batch.urgeDo')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('batch.urgeWords')}
        rows={3}
        maxLength={wordsMaximum}
        value={words}
        onText={(text) => setDraft({ words: text })}
        error={isTold && words.trim() === '' ? t('desk:words.empty') : null}
      />
    </QuestionDialog>
  );
}
