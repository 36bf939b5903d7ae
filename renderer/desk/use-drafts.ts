// Owns a person's drafts while they are at the desk: fetched when they sit down, handed over before the page goes.
import { useEffect, useState } from 'react';
import { useApi } from '../api-provider.tsx';
import { createDrafts, type Drafts } from './drafts.ts';

/** Null until the hall has said what it keeps; where it does not say, one begins with nothing. */
export function useDrafts(): Drafts | null {
  const api = useApi();
  const [drafts, setDrafts] = useState<Drafts | null>(null);
  useEffect(() => {
    let made: Drafts | null = null;
    let isGone = false;
    const begin = (begun: readonly { place: string; data: string }[]): void => {
      if (isGone) return;
      made = createDrafts(begun, api.drafts);
      setDrafts(made);
    };
    api.drafts.mine().then(begin, () => begin([]));
    const hide = (): void => void made?.flush();
    const ask = (event: BeforeUnloadEvent): void => {
      if (!made?.isOnlyHere()) return;
      hide();
      // The browser asks in its own words; meanwhile they are on their way.
      event.preventDefault();
    };
    window.addEventListener('pagehide', hide);
    window.addEventListener('beforeunload', ask);
    return () => {
      isGone = true;
      made?.stop();
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('beforeunload', ask);
    };
  }, [api]);
  return drafts;
}
