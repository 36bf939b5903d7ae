// Owns which keys belong to the browser's shell and not to a citizen, for the Electron window and for a browser's alike.

/** A key and what is held with it. */
type HeldKey = { key: string; control: boolean; meta: boolean; alt: boolean; shift: boolean };

/**
 * True for keys that would leave, reload, zoom, print or inspect the page. On a public keyboard none of them
 * does a citizen any good; letters and editing keys pass.
 */
export function isShellKey(input: HeldKey): boolean {
  if (/^F([1-9]|1[0-2])$/.test(input.key)) return true;
  if (/^(Browser|Launch|Media)/.test(input.key)) return true;
  if (input.alt && /^(ArrowLeft|ArrowRight|Home|F4|Tab| )$/.test(input.key)) return true;
  if (input.control || input.meta) return !/^[acvxz]$/i.test(input.key) || input.shift || input.alt;
  return false;
}
