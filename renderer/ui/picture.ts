// Owns how large a picture of a paper is when it leaves this machine: drawn anew, so that nothing of place or device goes with it, and no larger than print needs.
import { type PictureSize, pictureSize, pixelsMaximum } from '#shared/domain/picture-size.ts';

/** Enough to read small print on a sheet; a photo of it stays far under what a file may have. */
export const longestSide = 2560;
const quality = 0.85;
/** Where the size of a picture stands: behind what a camera writes before it, its small preview among it. */
const headBytes = 512 * 1024;

/** What cannot be made of a file. unreadable: no picture this browser can open · too-large: opening it would fill the machine. */
export class PictureProblem extends Error {
  override readonly name = 'PictureProblem';
  readonly reason: 'unreadable' | 'too-large';

  constructor(reason: PictureProblem['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** As a file, ready to be sent. */
export function pictureOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/** A photo of any size as one to be sent: upright, no larger than need be, without its EXIF. Throws PictureProblem. */
export async function smallerPicture(file: Blob): Promise<Blob> {
  const size = pictureSize(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  if (size && size.width * size.height > pixelsMaximum) throw new PictureProblem('too-large');
  const drawn = await opened(file, size);
  try {
    const scale = Math.min(1, longestSide / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(drawn.width * scale));
    canvas.height = Math.max(1, Math.round(drawn.height * scale));
    const pen = canvas.getContext('2d');
    // What is see-through is paper, not black.
    if (pen) pen.fillStyle = '#fff';
    pen?.fillRect(0, 0, canvas.width, canvas.height);
    pen?.drawImage(drawn.source, 0, 0, canvas.width, canvas.height);
    const made = await pictureOf(canvas);
    // The browser keeps what a canvas holds for a while; a phone has little.
    canvas.width = 0;
    if (!made) throw new PictureProblem('too-large');
    return made;
  } finally {
    drawn.close();
  }
}

type Opened = { source: CanvasImageSource; width: number; height: number; close: () => void };

/** Turned as its EXIF says. Browsers that open no bitmap of it may still show it as an image. */
async function opened(file: Blob, size: PictureSize | null): Promise<Opened> {
  const scale = size ? longestSide / Math.max(size.width, size.height) : 1;
  // Small already as it is opened; the exact size comes later, since its EXIF may have it stand on its side.
  const resize =
    size && scale < 1 ? { resizeWidth: Math.round(size.width * scale), resizeQuality: 'high' as const } : {};
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image', ...resize });
    return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
  } catch {
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
    } catch {
      URL.revokeObjectURL(url);
      throw new PictureProblem('unreadable');
    }
    const { naturalWidth: width, naturalHeight: height } = image;
    return { source: image, width, height, close: () => URL.revokeObjectURL(url) };
  }
}
