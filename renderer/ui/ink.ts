// Owns ink on a sheet one writes or signs on: smooth, and a stroke of two points drawn as the line it is.
import SignaturePad, { type Options } from 'signature_pad';

/** What is written with `pen` on `canvas`; `off` lets go of it. */
export function createInk(canvas: HTMLCanvasElement, pen: Options): SignaturePad {
  const pad = new SignaturePad(canvas, pen);
  // Under way a curve wants three points: quick and short, a stroke has two, and only its first would be seen.
  pad.addEventListener('endStroke', () => {
    if (pad.toData().at(-1)?.points.length === 2) pad.redraw();
  });
  return pad;
}
