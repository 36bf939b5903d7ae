// Shows a slip as the simulated printer received it: its pictures dot by dot, its words line by line.
import type { Band, PaperSlip } from './dock-api.ts';

/** Rules, frames and feeds are no taller. */
const thinRows = 24;

/** Bands one above the other, in the middle as slips have them. Thin ones (rules, frames) are no picture and left out where words tell the rest. */
function picture(bands: readonly Band[]): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(...bands.map((band) => band.rowBytes * 8));
  canvas.height = bands.reduce((sum, band) => sum + band.rows, 0);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const image = context.createImageData(canvas.width, canvas.height);
  image.data.fill(255);
  let top = 0;
  for (const band of bands) {
    const left = (canvas.width - band.rowBytes * 8) >> 1;
    const bytes = Uint8Array.from(atob(band.data), (sign) => sign.charCodeAt(0));
    for (let y = 0; y < band.rows; y++) {
      for (let x = 0; x < band.rowBytes * 8; x++) {
        const byte = bytes[y * band.rowBytes + (x >> 3)] ?? 0;
        if ((byte & (0x80 >> (x & 7))) === 0) continue;
        const at = ((top + y) * canvas.width + left + x) * 4;
        image.data.fill(0, at, at + 3);
      }
    }
    top += band.rows;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

export function paper(slip: PaperSlip): HTMLElement {
  const sheet = document.createElement('article');
  const title = document.createElement('h3');
  title.textContent = `第 ${slip.n} 张`;
  sheet.append(title);
  const bands = slip.lines.length === 0 ? slip.bands : slip.bands.filter((band) => band.rows > thinRows);
  if (slip.lines.length > 0) {
    const words = document.createElement('pre');
    words.textContent = slip.lines.join('\n');
    sheet.append(words);
  }
  if (bands.length > 0) sheet.append(picture(bands));
  return sheet;
}
