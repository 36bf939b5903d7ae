// Owns the address this page was opened by: a case's digits leave the address bar at once, and with it the list of pages visited.

const slipOf = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'slip' in state && typeof state.slip === 'string' ? state.slip : null;

/** The path, and for a case `#` and its digits: kept with this very page, so that it can be loaded again. */
export function addressHere(): string {
  const { pathname, hash } = location;
  if (pathname !== '/c') return pathname;
  if (hash !== '') history.replaceState({ ...history.state, slip: hash }, '', pathname);
  return pathname + (hash || (slipOf(history.state) ?? ''));
}
