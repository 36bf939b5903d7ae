// Owns what is shown for a matter that was taken off the hall's list while somebody stood before it.
import { type ReactNode, useLayoutEffect } from 'react';
import { useKiosk } from './kiosk-context.ts';

/** The list instead, with a word about it: nobody is sent away in silence. */
export function MatterGone(): ReactNode {
  const { dispatch } = useKiosk();
  useLayoutEffect(() => dispatch({ do: 'matter-gone' }), [dispatch]);
  return null;
}
