// Owns the sheet in what the camera sees: its outline while one looks, and the picture with it laid flat once it is taken.
import { useCallback, useEffect, useState } from 'react';
import { createWorkerLine, type WorkerLine } from '../../../input/worker-line.ts';
import type { Camera } from '../../../ui/camera.tsx';
import { pictureOf } from '../../../ui/picture.ts';
import { lookSide, type Quad } from './find-sheet.ts';
import type { Grey } from './sheet-edges.ts';
import type { SheetAnswer, SheetQuestion } from './sheet-worker.ts';

/** The sheet's corners in a picture of this size. */
export type Outline = { readonly corners: Quad; readonly width: number; readonly height: number };
export type Sheet = {
  /** Null: no sheet is sure. */
  outline: Outline | null;
  /** The picture with its sheet laid flat; null where none is sure, or nobody could do it in time. */
  flatten: (taken: HTMLCanvasElement) => Promise<Blob | null>;
};

const lookEveryMs = 200;
/** An outline that is not found so many times over is taken back: a hand that passes does not make it flicker. */
const missesAllowed = 2;
/** After so long (ms) the picture is shown as it was taken. */
const patienceMs = 5000;

type Line = WorkerLine<SheetQuestion, SheetAnswer>;

/** @param isLooking false: the outline rests, and the thread with it */
export function useSheet(camera: Pick<Camera, 'snap'>, isLooking: boolean): Sheet {
  const [line] = useState<Line>(() =>
    createWorkerLine(
      () => new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module', name: 'sheet' }),
    ),
  );
  const [outline, setOutline] = useState<Outline | null>(null);
  const { snap } = camera;
  useEffect(() => {
    line.start();
    return line.close;
  }, [line]);
  useEffect(() => {
    if (!isLooking) return;
    const canvas = document.createElement('canvas');
    let isLeft = false;
    let misses = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const seen = snap(lookSide, canvas);
      const corners = seen && (await find(line, seen));
      if (isLeft) return;
      misses = corners ? 0 : misses + 1;
      if (corners) setOutline({ corners, width: canvas.width, height: canvas.height });
      else if (misses > missesAllowed) setOutline(null);
      timer = setTimeout(() => void look(), lookEveryMs);
    };
    void look();
    return () => {
      isLeft = true;
      clearTimeout(timer);
      setOutline(null);
    };
  }, [line, snap, isLooking]);
  const flatten = useCallback(
    (taken: HTMLCanvasElement) =>
      Promise.race([
        flat(line, taken).catch(() => null),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs)),
      ]),
    [line],
  );
  return { outline, flatten };
}

/** The corners in the pixels of `picture`, which is small. */
async function find(line: Line, picture: HTMLCanvasElement): Promise<Quad | null> {
  const answer = await line.ask({ ask: 'find', picture: greyOf(picture) });
  return answer && 'found' in answer ? answer.found : null;
}

async function flat(line: Line, taken: HTMLCanvasElement): Promise<Blob | null> {
  const pen = taken.getContext('2d');
  const scale = Math.min(1, lookSide / Math.max(taken.width, taken.height));
  const small = document.createElement('canvas');
  small.width = Math.round(taken.width * scale);
  small.height = Math.round(taken.height * scale);
  small.getContext('2d')?.drawImage(taken, 0, 0, small.width, small.height);
  const found = await find(line, small);
  if (!found || !pen) return null;
  const grown = (at: Quad[number]): Quad[number] => [at[0] / scale, at[1] / scale];
  const corners: Quad = [grown(found[0]), grown(found[1]), grown(found[2]), grown(found[3])];
  const { width, height, data } = pen.getImageData(0, 0, taken.width, taken.height);
  const picture = { width, height, data: new Uint8ClampedArray(data) };
  const answer = await line.ask({ ask: 'flatten', picture, corners });
  if (!answer || !('flat' in answer)) return null;
  const made = document.createElement('canvas');
  made.width = answer.flat.width;
  made.height = answer.flat.height;
  made.getContext('2d')?.putImageData(new ImageData(answer.flat.data, made.width, made.height), 0, 0);
  return pictureOf(made);
}

function greyOf(canvas: HTMLCanvasElement): Grey {
  const { width, height } = canvas;
  const colours = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at += 1) {
    const from = at * 4;
    const [red, green, blue] = [colours[from] as number, colours[from + 1] as number, colours[from + 2] as number];
    data[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return { width, height, data };
}
