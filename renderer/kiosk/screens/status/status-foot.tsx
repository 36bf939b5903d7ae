// Owns what stands below every view of a case: the whole course, and the status on paper.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { useHallQueries } from '../../../api-provider.tsx';
import { useLanguage } from '../../../i18n/use-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { useKiosk } from '../../kiosk-context.ts';
import { NotSeen, SlipAnswers, SlipFault, useLookWhere, useSlipSentence } from '../../slip-line.tsx';
import { isFine } from '../../slip-standing.ts';
import { useBusyUntil } from '../../use-busy.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';
import { useSlip } from '../../use-slip.ts';
import { useSlipWords } from '../../use-slip-words.ts';
import { PapersButton } from '../papers/papers-button.tsx';
import { WholeSlip } from '../whole-slip.tsx';

/** `count`: turns and words there are to read. */
export function StatusFoot(props: { status: CaseStatus; queryCode: string; count: number }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { dispatch } = useKiosk();
  const { status, count } = props;
  return (
    <div className="status-foot">
      <Button small icon="list" onClick={() => dispatch({ do: 'go', to: { name: 'said', status } })}>
        {t('course.open', { count })}
      </Button>
      {status.stage < 7 && <PapersButton caseNo={status.caseNo} queryCode={props.queryCode} />}
      <PrintStatus caseNo={status.caseNo} queryCode={props.queryCode} />
    </div>
  );
}

/** One slip a visit; where its answer got lost the same is asked for again, not a second one. */
function PrintStatus(props: { caseNo: string; queryCode: string }): ReactNode {
  const { t } = useTranslation(['kiosk', 'caseStatus']);
  const { newRequestId } = useKiosk();
  const language = useLanguage();
  const queries = useHallQueries();
  const once = useOneAtATime();
  const [requestId] = useState(newRequestId);
  const print = useMutation(queries.cases.printStatus.mutationOptions());
  useBusyUntil(!print.isPending);
  const waiting = useWaiting(print.isPending);
  if (print.data) return <Printed slip={print.data} caseNo={props.caseNo} />;
  return (
    <Button
      small
      icon="printer"
      busy={waiting === 'none' ? null : t('kiosk:slip.printing')}
      onClick={() => once([queries.cases.printStatus.key()], () => print.mutate({ requestId, ...props, language }))}
    >
      {print.isError ? t('kiosk:again') : t('caseStatus:print')}
    </Button>
  );
}

function Printed(props: { slip: SlipState; caseNo: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const held = useSlip(props.slip);
  const { slip, standing, picture } = held;
  const sentence = useSlipSentence();
  const lookWhere = useLookWhere();
  const words = useSlipWords(held);
  const [isLeft, setIsLeft] = useState(false);
  if (slip.onScreenOnly && picture)
    return (
      <WholeSlip picture={picture} label={t('slip.picture', { what: props.caseNo })}>
        {(open) => (
          <Button small icon="check" onClick={open}>
            {t('done.seeSlip')}
          </Button>
        )}
      </WholeSlip>
    );
  const isWell = isFine(standing);
  if (standing === 'sent')
    return (
      <>
        <span className={slip.isElsewhere ? 'caption' : 'visually-hidden'} role="status">
          {sentence(held)}
        </span>
        <NotSeen held={held} />
      </>
    );
  if (standing === 'asked' && isLeft)
    return (
      <Button small icon="printer" onClick={() => setIsLeft(false)}>
        {t('slip.ask')}
      </Button>
    );
  return (
    <div className="status-printed" data-wide={isWell || standing === 'asked' ? undefined : true} role="status">
      <Icon name={standing === 'coming' ? 'printer' : isWell ? 'check' : 'warning'} />
      <span>
        <b>{standing === 'asked' ? t('slip.ask') : isWell ? sentence(held) : words.title}</b>
        {!isWell && standing !== 'asked' && (
          <>
            <br />
            {words.guide ?? words.next}
          </>
        )}
      </span>
      <Dialog
        open={standing === 'asked'}
        title={t('slip.ask')}
        onDismiss={() => setIsLeft(true)}
        actions={<SlipAnswers held={held} />}
      >
        {held.fault === null ? <p className="lead">{lookWhere(slip)}</p> : <SlipFault held={held} />}
      </Dialog>
    </div>
  );
}
