// Plays a code scanner: the code's signs as key strokes, far faster than a hand, then Enter; into whatever has the caret.

const betweenKeysMs = 5;

/** A stroke that nobody took goes into the field, as the browser would have put it there. */
function stroke(key: string): void {
  const target = document.activeElement ?? document.body;
  const code = /^\d$/.test(key) ? `Digit${key}` : key === 'Enter' ? 'Enter' : '';
  const init = { key, code, bubbles: true, cancelable: true, composed: true };
  const isFree = target.dispatchEvent(new KeyboardEvent('keydown', init));
  if (isFree && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) {
    if (key === 'Enter') target.form?.requestSubmit();
    else {
      const start = target.selectionStart ?? target.value.length;
      target.setRangeText(key, start, target.selectionEnd ?? start, 'end');
      target.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
  target.dispatchEvent(new KeyboardEvent('keyup', init));
}

export async function scan(text: string): Promise<void> {
  for (const key of [...text, 'Enter']) {
    stroke(key);
    await new Promise((resolve) => setTimeout(resolve, betweenKeysMs));
  }
}
