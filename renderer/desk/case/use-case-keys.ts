// Owns the letters of the case page: heard where nobody is writing and no question is open; they open things and carry nothing out.
import { useEffect, useEffectEvent } from 'react';

const writing = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

/** `hear` is told the lower-case key, and answers whether it was one of its own. */
export function useCaseKeys(hear: (key: string) => boolean): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat || event.defaultPrevented)
      return;
    if (event.target instanceof HTMLElement && event.target.matches(writing)) return;
    if (document.querySelector('[role="dialog"]')) return;
    if (hear(event.key.toLowerCase())) event.preventDefault();
  });
  useEffect(() => {
    const on = (event: KeyboardEvent): void => listen(event);
    window.addEventListener('keydown', on);
    return () => window.removeEventListener('keydown', on);
  }, []);
}
