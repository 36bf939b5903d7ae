// Owns how the on-screen keyboard stands on the kiosk: without a row of its own for its modes where height is short.
import type { ComponentProps, ReactNode } from 'react';
import { Keyboard } from '../input/keyboard.tsx';
import { useKiosk } from './kiosk-context.ts';

/** Where rows are dear: ready words stand among the candidates, the ways to write among the keys. */
export function useIsCompact(): boolean {
  const { session, orientation } = useKiosk();
  return session.modes.low || session.modes.large || orientation === 'landscape';
}

export function Keys(props: Omit<ComponentProps<typeof Keyboard>, 'isCompact'>): ReactNode {
  return <Keyboard {...props} isCompact={useIsCompact()} />;
}
