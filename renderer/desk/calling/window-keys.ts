// Owns the keys of calling: which press does what, on any page and while writing, and why these keys.

/** What a key may ask for. `window`, `green`, `forward`, `miss`, `shift` and a pause only open their question. */
export type WindowKey =
  | 'help'
  | 'window'
  | 'next'
  | 'find'
  | 'recall'
  | 'park'
  | 'forward'
  | 'shift'
  | 'miss'
  | 'green'
  | 'served'
  | 'pause';

/**
 * Letters and digits are needed for writing, also with Alt (menus, tabs), so the function keys call. A browser keeps some
 * of them for itself (F1 help, F3 find, F6 address bar, F7 caret browsing, F10 menu) but hands every press to the page
 * first and lets it go when the page takes it: tried with real key presses in Chromium on X11. F5, F11 and F12 are left
 * to it, because reloading, the full screen and the tools are wanted at a desk too. Shift+F8 stands beside F8: pressed
 * without Shift by mistake it only opens a question that Esc takes back, never sends somebody away. Shift+F1
 * stands beside F1 for the same reason, and Shift+F7 beside F7, and not Shift+F10: that is the context menu, which
 * Windows opens by letting go.
 */
export const windowKeys: Readonly<Record<WindowKey, string>> = {
  help: 'F1',
  window: 'Shift+F1',
  next: 'F2',
  find: 'F3',
  recall: 'F4',
  park: 'F6',
  forward: 'F7',
  shift: 'Shift+F7',
  miss: 'F8',
  green: 'Shift+F8',
  served: 'F9',
  pause: 'F10',
};
const all = Object.keys(windowKeys) as WindowKey[];

/** What this press asks for; null: nothing of ours. No single letter or sign does: a dictating voice would press it. */
export function keyPressed(event: KeyboardEvent): WindowKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const pressed = event.shiftKey ? `Shift+${event.key}` : event.key;
  return all.find((what) => windowKeys[what] === pressed) ?? null;
}
