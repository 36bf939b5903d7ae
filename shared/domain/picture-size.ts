// Reads how many pixels a picture claims to have from its first bytes: what opening it will cost is known before anything opens it.

export type PictureSize = { readonly width: number; readonly height: number };

/** Pixels somebody's computer is asked to hold at once: 64 million are 256 MB. Ours: phones of today take up to 50 million. */
export const pixelsMaximum = 64_000_000;

/** As JPEG, PNG and WebP say it themselves, not turned as their EXIF wants it; null where they do not say it, or are none of these. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(0) === 0x89504e47) return size(view.getUint32(16), view.getUint32(20));
    if (view.getUint16(0) === 0xffd8) return jpegSize(view);
    if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return webpSize(view);
    return null;
  } catch {
    // The bytes ended before they had said it.
    return null;
  }
}

function size(width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { width, height } : null;
}

/** SOF0–SOF15 but DHT, JPG and DAC, which share their numbers (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return size(view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(view: DataView): PictureSize | null {
  switch (view.getUint32(12)) {
    // 'VP8X': a canvas, both sides less one in three bytes.
    case 0x56503858:
      return size(1 + threeBytes(view, 24), 1 + threeBytes(view, 27));
    // 'VP8L': fourteen bits each, less one.
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return size(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
    }
    // 'VP8 ': fourteen bits each, behind the frame's start code.
    case 0x56503820:
      return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    default:
      return null;
  }
}

const threeBytes = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
