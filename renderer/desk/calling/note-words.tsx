// Owns the sentence after a press: what was done with which number, or why nothing was.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from './use-window-acts.ts';
import { windowKeys } from './window-keys.ts';

export function NoteWords({ note }: { note: Note | null }): ReactNode {
  const { t } = useTranslation('desk');
  if (!note) return null;
  if (note.kind === 'refused') {
    return t(`note.${note.why}`, { miss: windowKeys.miss, served: windowKeys.served, next: windowKeys.next });
  }
  const { act, after } = note;
  switch (act.kind) {
    case 'next':
    case 'call-back':
      return after.current ? `${t('window.serving')} ${after.current.ticket.no}` : null;
    case 'miss': {
      const isIn = (line: typeof after.waiting): boolean => line.some(({ id }) => id === act.ticket.id);
      const where = isIn(after.waiting) ? 'missedBack' : isIn(after.missed) ? 'missedKept' : 'missed';
      return t(`note.${where}`, { no: act.ticket.no });
    }
    case 'recall':
    case 'served':
    case 'park':
    case 'forward':
      return t(`note.${act.kind}`, { no: act.ticket.no });
    default:
      return t(`note.${act.kind}`, { number: after.number });
  }
}
