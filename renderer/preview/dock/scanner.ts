// Plays a code scanner: the code's signs as key strokes at some pace, and how it ends; into whatever has the caret.

/** As fast as a good scanner, as a bad one, and as a hand (ms between two strokes). */
const paces = { fast: 5, slow: 45, hand: 180 } as const;
export type Pace = keyof typeof paces;
/** What comes out of it: the code, its first half without an end, itself twice, or goods from a shop. */
export type ScanKind = 'whole' | 'half' | 'twice' | 'goods';

/** A stroke that nobody took goes into the field, as the browser would have put it there. */
function stroke(key: string): void {
  const target = document.activeElement ?? document.body;
  const code = /^\d$/.test(key) ? `Digit${key}` : key.length > 1 ? key : '';
  const init = { key, code, bubbles: true, cancelable: true, composed: true };
  const isFree = target.dispatchEvent(new KeyboardEvent('keydown', init));
  if (isFree && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) {
    if (key === 'Enter') target.form?.requestSubmit();
    else if (key.length === 1) {
      const start = target.selectionStart ?? target.value.length;
      target.setRangeText(key, start, target.selectionEnd ?? start, 'end');
      target.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
  target.dispatchEvent(new KeyboardEvent('keyup', init));
}

const strokesOf: Record<ScanKind, (text: string) => string[]> = {
  whole: (text) => [...text, 'Enter'],
  half: (text) => [...text.slice(0, text.length / 2)],
  twice: (text) => [...text, ...text, 'Enter'],
  goods: () => [...'6901234567892', 'Enter'],
};

export async function scan(text: string, kind: ScanKind, pace: Pace): Promise<void> {
  for (const key of strokesOf[kind](text)) {
    stroke(key);
    await new Promise((resolve) => setTimeout(resolve, paces[pace]));
  }
}
