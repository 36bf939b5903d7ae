// Owns going through the rows by keys: J and K, or the arrows, from row to row; space selects, Enter opens, A accepts.
import { type RefObject, useRef } from 'react';
import { useSingleKeys } from '../single-keys.ts';

/** Rows carry `data-row`; the link in each is what holds the focus, so Enter opens it by itself. Put the ref on what holds them. */
export function useRowKeys<E extends HTMLElement>(hear: {
  select: (row: string) => void;
  accept: (row: string) => void;
}): RefObject<E | null> {
  const ref = useRef<E>(null);
  const last = useRef(0);
  useSingleKeys((key) => {
    const rows = [...(ref.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const here = rows[at]?.dataset.row;
    if (at >= 0) last.current = at;
    // The row one was at was dealt with, and is gone: its place is gone on from.
    const beside = (step: 1 | -1): HTMLElement | undefined =>
      rows[Math.max(0, Math.min(at === -1 ? last.current : at + step, rows.length - 1))];
    switch (key) {
      case 'j':
      case 'arrowdown':
        return focusRow(beside(1));
      case 'k':
      case 'arrowup':
        return focusRow(beside(-1));
      case ' ':
        // A button's own key, and a box's.
        if (here === undefined || document.activeElement?.matches('button, input')) return false;
        hear.select(here);
        return true;
      case 'a':
        if (here !== undefined) hear.accept(here);
        return here !== undefined;
      default:
        return false;
    }
  });
  return ref;
}

function focusRow(row: HTMLElement | undefined): boolean {
  row?.querySelector<HTMLElement>('a')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
  return row !== undefined;
}
