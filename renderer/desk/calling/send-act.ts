// Owns what can be done at a window and how each is sent: every act names the number the clerk was looking at.
import type { DeskWindow, ForwardReason, MissReason, PauseReason } from '#shared/contract/calling.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import type { Api } from '../../api.ts';

export type ForwardTarget =
  | { readonly kind: 'window'; readonly windowCode: string }
  | { readonly kind: 'matter'; readonly matterCode: string };

export type WindowAct =
  /** `seen`: the number it would end as served; null: nobody. */
  | { readonly kind: 'next'; readonly seen: string | null }
  | { readonly kind: 'open' | 'sit' | 'leave' }
  | { readonly kind: 'call-back'; readonly ticket: Ticket; readonly seen: string | null }
  | { readonly kind: 'recall' | 'served' | 'park'; readonly ticket: Ticket }
  | { readonly kind: 'miss'; readonly ticket: Ticket; readonly reason: MissReason }
  | { readonly kind: 'forward'; readonly ticket: Ticket; readonly to: ForwardTarget; readonly reason: ForwardReason }
  | { readonly kind: 'pause'; readonly reason: PauseReason };

/** A call: two of them must never come from one press. */
export const isCall = ({ kind }: WindowAct): boolean => kind === 'next' || kind === 'call-back';

/** @param requestId what makes a call sent twice one call; only calls have it */
export function sendAct(api: Api, windowCode: string, act: WindowAct, requestId: string): Promise<DeskWindow> {
  const { calling } = api;
  switch (act.kind) {
    case 'next':
      return calling.callNext({ windowCode, requestId, seen: act.seen });
    case 'call-back':
      return calling.callBack({ windowCode, ticketId: act.ticket.id, requestId, seen: act.seen });
    case 'recall':
      return calling.recall({ windowCode, ticketId: act.ticket.id });
    case 'served':
      return calling.finish({ windowCode, ticketId: act.ticket.id });
    case 'park':
      return calling.park({ windowCode, ticketId: act.ticket.id });
    case 'miss':
      return calling.miss({ windowCode, ticketId: act.ticket.id, reason: act.reason });
    case 'forward':
      return calling.forward({ windowCode, ticketId: act.ticket.id, to: act.to, reason: act.reason });
    case 'pause':
      return calling.pause({ windowCode, reason: act.reason });
    case 'open':
      return calling.open({ windowCode });
    case 'sit':
      return calling.sit({ windowCode });
    case 'leave':
      return calling.leave({ windowCode });
  }
}
