// Owns finding a number: typed, or chosen from who is on hold, missed or waiting at my window; then its story and what can be done.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#shared/contract/queue.ts';
import { toHalfWidth } from '#shared/domain/digits.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { TextField } from '../field.tsx';
import { TicketMarks } from './ticket-marks.tsx';
import { TicketStory } from './ticket-story.tsx';
import { useMyWindow } from './use-my-window.ts';

/** A number as people write it: a a021, Ａ０２１. */
export const plainNumber = (text: string): string => toHalfWidth(text).replace(/\s/g, '').toUpperCase();
/** Whether this reads like a queue number and not like anything else one may search for. */
export const isLikeNumber = (text: string): boolean => /^[A-Z]{1,2}\d{1,5}$/.test(plainNumber(text));

export function FindDialog(props: { ticketNo: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { onClose } = props;
  const [asked, setAsked] = useState(props.ticketNo);
  const queries = useHallQueries();
  const found = useQuery(
    queries.calling.find.queryOptions({ input: { ticketNo: asked }, enabled: asked !== '', staleTime: 0 }),
  );
  const isFound = asked !== '' && found.data !== undefined;
  return (
    <Dialog
      open
      className="dialog-desk dialog-find"
      title={isFound ? t('find.story', { no: found.data.ticket.no }) : t('find.title')}
      // Esc goes back the way one came: from a number to the search, from the search to the desk.
      onDismiss={isFound && props.ticketNo === '' ? () => setAsked('') : onClose}
      actions={
        <>
          {isFound && <Button onClick={() => setAsked('')}>{t('find.another')}</Button>}
          <Button onClick={onClose}>{t('close')}</Button>
        </>
      }
    >
      {isFound ? (
        <TicketStory ticket={found.data.ticket} steps={found.data.steps} onClose={onClose} />
      ) : (
        <Search
          begun={asked}
          error={asked === '' ? null : found.error}
          isAsking={asked !== '' && found.isPending}
          onAsk={(no) => {
            if (no === asked) void found.refetch();
            else setAsked(no);
          }}
        />
      )}
    </Dialog>
  );
}

function Search(props: {
  begun: string;
  error: unknown;
  isAsking: boolean;
  onAsk: (ticketNo: string) => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const { data } = useMyWindow();
  const [typed, setTyped] = useState(props.begun);
  const [at, setAt] = useState(-1);
  const offered: readonly { line: 'parked' | 'missed' | 'waiting'; ticket: Ticket }[] = data
    ? (['parked', 'missed', 'waiting'] as const).flatMap((line) => data[line].map((ticket) => ({ line, ticket })))
    : [];
  const start = plainNumber(typed);
  const shown = offered.filter(({ ticket }) => ticket.no.startsWith(start));
  const marked = shown[Math.min(at, shown.length - 1)];

  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setAt(Math.max(-1, Math.min(shown.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const no = marked?.ticket.no ?? start;
    if (no !== '' && !props.isAsking) props.onAsk(no);
  };
  return (
    <form className="col find-search" onSubmit={submit}>
      <div className="row find-line" data-first>
        <TextField
          label={t('find.number')}
          fieldClass="grow"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls="find-offered"
          aria-activedescendant={marked ? `find-${marked.ticket.id}` : undefined}
          maxLength={40}
          autoCapitalize="characters"
          autoFocus
          placeholder="A021"
          value={typed}
          onText={(text) => {
            setTyped(text);
            setAt(-1);
          }}
          onKeyDown={onKey}
          hint={t('find.keys')}
        />
        <Button submit kind="main" busy={props.isAsking ? t('lostSlip.busy') : null}>
          {t('find.do')}
        </Button>
      </div>
      <ErrorLine error={props.error} />
      <div className="find-offered" id="find-offered" role="listbox" aria-label={t('find.offered')}>
        {shown.map(({ line, ticket }) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the line above keeps the focus and names the marked one.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the line's.
          <div
            key={ticket.id}
            id={`find-${ticket.id}`}
            role="option"
            aria-selected={ticket === marked?.ticket}
            className="picker-option find-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onAsk(ticket.no)}
          >
            <b>{ticket.no}</b>
            <span className="grow el">{name(ticket.matterName)}</span>
            <TicketMarks ticket={ticket} />
            <span className="caption nowrap">{t(`find.line.${line}`)}</span>
          </div>
        ))}
      </div>
    </form>
  );
}
