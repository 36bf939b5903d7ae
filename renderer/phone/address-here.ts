// Owns the address this page was opened by: what opens a case, or brings papers to one, leaves the address bar at once, and with it the list of pages visited.

const slipOf = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'slip' in state && typeof state.slip === 'string' ? state.slip : null;

/** The path, and behind `#` a case's digits or a link for papers: kept with this very page, so that it can be loaded again. */
export function addressHere(): string {
  const { pathname, hash } = location;
  if (pathname !== '/c' && pathname !== '/p') return pathname;
  if (hash !== '') history.replaceState({ ...history.state, slip: hash }, '', pathname);
  return pathname + (hash || (slipOf(history.state) ?? ''));
}
