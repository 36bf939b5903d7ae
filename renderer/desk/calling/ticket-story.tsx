// Owns one number: what it is, what can be done with it now, and what happened to it.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  forwardReasonSchema,
  missReasonSchema,
  type TicketStep,
  type TopReason,
  topReasonSchema,
} from '#shared/contract/calling.ts';
import { greenReasonSchema, type Ticket } from '#shared/contract/queue.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { isWindowStaff, useDesk, useName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { SlipLight } from '../slip-view.tsx';
import { ChoiceKeys } from './choice-menu.tsx';
import { TicketMarks } from './ticket-marks.tsx';
import { isToCheck, type MyWindow, useMyWindow } from './use-my-window.ts';
import { useTicketActs } from './use-ticket-acts.ts';

const lightOf = {
  waiting: 'ok',
  called: 'ok',
  parked: 'idle',
  served: 'ok',
  'no-show': 'late',
  void: 'idle',
} as const satisfies Record<Ticket['state'], string>;

type Act = 'callBack' | 'requeue' | 'top' | 'holds' | 'refuse' | 'reprint' | 'reprintEn';

/** What this number's state allows. A missed one only while the hall still keeps it. */
function actsFor(ticket: Ticket, my: MyWindow): Act[] {
  const isHere = ['waiting', 'called', 'parked'].includes(ticket.state);
  const isKept =
    ticket.state === 'parked' ||
    (ticket.state === 'no-show' && (my.data?.missed ?? []).some(({ id }) => id === ticket.id));
  const may: readonly [Act, boolean][] = [
    ['callBack', my.code !== null && isKept],
    ['requeue', ticket.state === 'parked' || ticket.state === 'no-show'],
    ['top', ticket.state === 'waiting' && !ticket.isTopped],
    ['holds', isHere && isToCheck(ticket)],
    ['refuse', isHere && isToCheck(ticket)],
    ['reprint', isHere],
    ['reprintEn', isHere],
  ];
  return may.flatMap(([act, isAllowed]) => (isAllowed ? [act] : []));
}

export function TicketStory(props: { ticket: Ticket; steps: readonly TicketStep[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { ticket, steps } = props;
  const name = useName();
  const { timeZone } = useDesk();
  return (
    <>
      <div className="row story-head">
        <Light kind={lightOf[ticket.state]}>{t(`ticketState.${ticket.state}`)}</Light>
        <TicketMarks ticket={ticket} withMisses />
        <span className="grow" />
        <span className="caption">{t('find.takenAt', { time: hallTime(ticket.takenAt, timeZone) })}</span>
      </div>
      <div>{[ticket.matterName, ...ticket.alsoMatters.map((also) => also.name)].map(name).join(t('comma'))}</div>
      <Acts key={ticket.id} ticket={ticket} onClose={props.onClose} />
      <ol className="ticket-steps" aria-label={t('find.course')}>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened is only ever added to.
          <li key={at}>
            <time>{hallTime(step.at, timeZone)}</time>
            <span>
              <StepWords step={step} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function StepWords({ step }: { step: TicketStep }): ReactNode {
  const { t } = useTranslation('desk');
  const why = useWhy(step);
  const rest = [step.windowNumber && t('staff.windowNumber', { number: step.windowNumber }), step.by, why];
  return (
    <>
      <b>{t(`step.${step.what}`)}</b> {rest.filter(Boolean).join(' · ')}
    </>
  );
}

/** The words for a step's reason: the same code means another thing with another act. Without a code it stands as it was written. */
function useWhy({ what, reason }: TicketStep): string | null {
  const { t } = useTranslation('desk');
  const found = <T extends string>(options: readonly T[]): T | undefined => options.find((code) => code === reason);
  const topped = what === 'topped' && found(topReasonSchema.options);
  const forwarded = what === 'forwarded' && found(forwardReasonSchema.options);
  const missed = what === 'missed' && found(missReasonSchema.options);
  if (topped) return t(`top.why.${topped}`);
  if (forwarded) return t(`forward.why.${forwarded}`);
  if (missed) return t(`miss.${missed}`);
  const green = found(greenReasonSchema.options);
  return green ? t(`calling.green.${green}`) : reason;
}

function Acts({ ticket, onClose }: { ticket: Ticket; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { staff } = useDesk();
  const my = useMyWindow();
  const { requeue, top, green, reprint } = useTicketActs();
  const [isTopping, setTopping] = useState(false);
  const [isCalling, setCalling] = useState(false);
  /** What went wrong at the window before is not said here. */
  const [isTried, setTried] = useState(false);
  const acts = isWindowStaff(staff) ? actsFor(ticket, my) : [];
  const isBusy = isCalling || [requeue, top, green, reprint].some(({ isPending }) => isPending);
  const ground = useRef<HTMLDivElement>(null);
  // What was there to do has changed: the keys go on from the first.
  const isAsked = isTopping && ticket.state === 'waiting' && !ticket.isTopped;
  const first = `${acts.join()} ${isAsked}`;
  useEffect(() => {
    void first;
    ground.current?.querySelector<HTMLElement>('button')?.focus();
  }, [first]);

  const choose = (act: Act): void => {
    if (isBusy) return;
    const ticketId = ticket.id;
    switch (act) {
      case 'callBack':
        setCalling(true);
        setTried(true);
        void my.act({ kind: 'call-back', ticket, seen: my.data?.current?.ticket.id ?? null }).then((isDone) => {
          setCalling(false);
          if (isDone) onClose();
        });
        return;
      case 'requeue':
        requeue.mutate({ ticketId });
        return;
      case 'top':
        setTopping(true);
        return;
      case 'holds':
      case 'refuse':
        green.mutate({ ticketId, holds: act === 'holds' });
        return;
      case 'reprint':
      case 'reprintEn':
        reprint.mutate({ ticketId, language: act === 'reprint' ? 'zh-CN' : 'en' });
    }
  };
  const error = requeue.error ?? top.error ?? green.error ?? reprint.error;
  return (
    <div className="col story-acts" ref={ground} aria-busy={isBusy || undefined}>
      {isAsked ? (
        <TopChoice
          isPending={top.isPending}
          onCancel={() => setTopping(false)}
          onTop={(reason) => top.mutate({ ticketId: ticket.id, reason }, { onSuccess: () => setTopping(false) })}
        />
      ) : (
        acts.length > 0 && (
          <ChoiceKeys
            options={acts.map((value) => ({
              value,
              label:
                value === 'callBack' ? t('find.act.callBack', { number: my.data?.number }) : t(`find.act.${value}`),
            }))}
            onChoose={choose}
            isFirst
          />
        )
      )}
      {reprint.data && (
        <div role="status">
          <SlipLight slip={reprint.data.slip} />
        </div>
      )}
      <ErrorLine error={error ?? (isTried && !isCalling ? my.error : null)} />
    </div>
  );
}

/** 置顶 needs a reason: it is kept, and the supervisor sees it. */
function TopChoice(props: { isPending: boolean; onCancel: () => void; onTop: (reason: TopReason) => void }): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <>
      <b>{t('top.ask')}</b>
      <ChoiceKeys
        label={t('top.ask')}
        options={topReasonSchema.options.map((value) => ({ value, label: t(`top.why.${value}`) }))}
        onChoose={(reason) => {
          if (!props.isPending) props.onTop(reason);
        }}
        isFirst
      />
      <div className="row">
        <Button onClick={props.onCancel}>{t('back')}</Button>
        <span className="caption" role="status">
          {props.isPending && t('top.busy')}
        </span>
      </div>
    </>
  );
}
