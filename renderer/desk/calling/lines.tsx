// Owns the three lines at my window: who waits, in the order of the calls, who is on hold, and who was missed and may still come.
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskWindow } from '#shared/contract/calling.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { Button } from '../../ui/button.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { isWindowStaff, useDesk, useName } from '../desk-context.ts';
import { TicketMarks } from './ticket-marks.tsx';
import type { MyWindow } from './use-my-window.ts';
import { windowKeys } from './window-keys.ts';

const lines = ['waiting', 'parked', 'missed'] as const;
type Line = (typeof lines)[number];

export function Lines({ my, window: at }: { my: MyWindow; window: DeskWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const [shown, setShown] = useState<Line>('waiting');
  const counts: Record<Line, number> = {
    waiting: at.waitingCount,
    parked: at.parked.length,
    missed: at.missed.length,
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const step = event.key === 'ArrowRight' ? 1 : lines.length - 1;
    const next = lines[(lines.indexOf(shown) + step) % lines.length] ?? 'waiting';
    setShown(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus();
  };
  const tickets = at[shown];
  return (
    <>
      <div className="row line-tabs">
        <div className="desk-tabs grow" role="tablist" aria-label={t('lines.label')} onKeyDown={onKey}>
          {lines.map((line) => (
            <button
              key={line}
              type="button"
              role="tab"
              id={`line-${line}`}
              data-line={line}
              aria-selected={line === shown}
              aria-controls="line-panel"
              tabIndex={line === shown ? 0 : -1}
              onClick={() => setShown(line)}
            >
              {t(`lines.${line}`, { count: counts[line] })}
            </button>
          ))}
        </div>
        <Button
          small
          aria-label={`${t('find.title')} ${windowKeys.find}`}
          title={t('find.title')}
          aria-keyshortcuts={windowKeys.find}
          onClick={() => my.press('find')}
        >
          <kbd>{windowKeys.find}</kbd>
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
      <div role="tabpanel" id="line-panel" className="waiting" tabIndex={0} aria-labelledby={`line-${shown}`}>
        {tickets.length === 0 && <p className="caption line-empty">{t(`lines.none.${shown}`)}</p>}
        <ol>
          {tickets.map((ticket) => (
            <Row key={ticket.id} ticket={ticket} line={shown} my={my} />
          ))}
        </ol>
        {shown === 'waiting' && at.waitingCount > tickets.length && (
          <p className="caption">{t('window.more', { count: at.waitingCount - tickets.length })}</p>
        )}
      </div>
    </>
  );
}

function Row({ ticket, line, my }: { ticket: Ticket; line: Line; my: MyWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const { clock, staff } = useDesk();
  const now = useClock(clock, 15_000);
  const minutes = now === null ? null : Math.floor(Math.max(0, now - ticket.takenAt) / 60_000);
  return (
    <li>
      <button
        type="button"
        className="line-number"
        title={t('find.story', { no: ticket.no })}
        onClick={() => my.ask({ kind: 'find', ticketNo: ticket.no })}
      >
        {ticket.no}
      </button>
      <span className="el">{name(ticket.matterName)}</span>
      {line === 'waiting' || !isWindowStaff(staff) ? (
        <span className="caption nowrap">{minutes !== null && t('window.waited', { count: minutes })}</span>
      ) : (
        <button
          type="button"
          className="btn btn-small btn-quiet"
          onClick={() => void my.act({ kind: 'call-back', ticket, seen: my.data?.current?.ticket.id ?? null })}
        >
          {t('find.callBack')}
        </button>
      )}
      <TicketMarks ticket={ticket} withMisses={line !== 'waiting'} />
    </li>
  );
}
