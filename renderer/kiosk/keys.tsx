// Owns how the on-screen keyboard stands on the kiosk: without a row of its own for its modes where height is short.
import type { ComponentProps, ReactNode } from 'react';
import { Keyboard } from '../input/keyboard.tsx';
import { useKiosk } from './kiosk-context.ts';

export function Keys(props: Omit<ComponentProps<typeof Keyboard>, 'isCompact'>): ReactNode {
  const { session, orientation } = useKiosk();
  return <Keyboard {...props} isCompact={session.modes.low || orientation === 'landscape'} />;
}
