// Owns the tasks of a case: what other units were asked to do (协办), and calls back to the citizen; each finished with words.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseTask } from '#shared/contract/case-detail.ts';
import { useApi } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useUnitName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';
import { ClockLight } from './clocks-card.tsx';

const wordsMaximum = 500;

export function TasksCard({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  if (detail.tasks.length === 0) return null;
  return (
    <section className="card col tasks-card">
      <h2>{t('tasks.title')}</h2>
      <ul className="tasks">
        {detail.tasks.map((task) => (
          <Task key={task.id} detail={detail} task={task} />
        ))}
      </ul>
    </section>
  );
}

function Task({ detail, task }: { detail: CaseDetail; task: CaseTask }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const unitName = useUnitName();
  const api = useApi();
  const [isFinishing, setFinishing] = useState(false);
  const cancel = useAct(detail, `task-${task.id}/cancel`, {}, api.handling.cancelTask);
  return (
    <li className="task">
      <div className="row">
        {task.state === 'open' ? (
          <ClockLight light={task.light} />
        ) : (
          <span className="caption">{t(`tasks.state.${task.state}`)}</span>
        )}
        <b className="grow">
          {t(`tasks.kind.${task.kind}`)} · {unitName(task.unitName)}
        </b>
        <span className="caption nowrap">{t('tasks.due', { day: dayWithWeekday(task.dueDate, language) })}</span>
        {task.mayFinish && !isFinishing && (
          <Button small onClick={() => setFinishing(true)}>
            {t('tasks.finish')}
          </Button>
        )}
        {task.mayCancel && (
          <Button small className="btn-quiet" onClick={() => !cancel.isPending && cancel.send({ taskId: task.id })}>
            {t('tasks.cancel')}
          </Button>
        )}
      </div>
      <p className="entry-text">{task.words}</p>
      <ErrorLine error={cancel.error} />
      {task.mayFinish && isFinishing && <FinishForm detail={detail} task={task} onCancel={() => setFinishing(false)} />}
    </li>
  );
}

function FinishForm(props: { detail: CaseDetail; task: CaseTask; onCancel: () => void }): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const { detail, task } = props;
  const act = useAct(detail, `task-${task.id}`, { words: '' }, useApi().handling.finishTask);
  const { words } = act.draft;
  return (
    <ActForm
      act={act}
      input={areWords(words, wordsMaximum) ? { taskId: task.id, words } : null}
      action={t('tasks.finishDo')}
      kind="plain"
      beside={<Button onClick={props.onCancel}>{t('desk:cancel')}</Button>}
    >
      <WordsArea
        label={t(`tasks.finishWords.${task.kind}`)}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={wordsMaximum}
        act={act}
        isFocused
      />
    </ActForm>
  );
}
