// Owns the sheet one writes on: boxes for characters, smooth ink of finger, pen or mouse, one hand at a time.
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type SignaturePad from 'signature_pad';
import type { PointGroup } from 'signature_pad';
import { createInk } from '../ui/ink.ts';
import type { Stroke } from './handwriting/strokes.ts';
import type { Writing } from './writing.ts';

const pen = { minWidth: 3.5, maxWidth: 8, minDistance: 2, throttle: 8 };

export function Pad(props: { writing: Writing }): ReactNode {
  const { t } = useTranslation('typing');
  const { writing } = props;
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const padRef = useRef<SignaturePad>(null);
  const isDown = useRef(false);
  /** Which ink on the sheet is which stroke. */
  const ink = useRef(new WeakMap<Stroke, PointGroup>());
  const [cells, setCells] = useState(2);
  const { strokes, isShown } = useSyncExternalStore(writing.subscribe, writing.state);

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    const pad = createInk(canvas, pen);
    padRef.current = pad;
    const cellsIn = ({ width, height }: DOMRect): number => Math.max(1, Math.round(width / height));
    // As many pixels as it covers on the screen, whatever the stage is scaled by; what was written before does not fit another size.
    const fit = (): void => {
      const box = canvas.getBoundingClientRect();
      if (box.height === 0) return;
      canvas.width = Math.round(box.width * devicePixelRatio);
      canvas.height = Math.round(box.height * devicePixelRatio);
      canvas.getContext('2d')?.scale(devicePixelRatio, devicePixelRatio);
      pad.penColor = getComputedStyle(canvas).color;
      pad.clear();
      void writing.finish();
      setCells(cellsIn(box));
    };
    const observer = new ResizeObserver(fit);
    observer.observe(canvas);
    const begin = (event: Event): void => {
      const box = canvas.getBoundingClientRect();
      const { clientX } = (event as CustomEvent<{ event: PointerEvent }>).detail.event;
      isDown.current = true;
      writing.begin(clientX - box.left, box.width / cellsIn(box));
    };
    const end = (): void => {
      isDown.current = false;
      const last = pad.toData().at(-1);
      if (!last) return;
      const stroke = last.points.map(({ x, y }) => [x, y] as const);
      ink.current.set(stroke, last);
      writing.end(stroke);
    };
    pad.addEventListener('beginStroke', begin);
    pad.addEventListener('endStroke', end);
    return () => {
      observer.disconnect();
      pad.off();
      pad.clear();
      padRef.current = null;
    };
  }, [writing]);

  useEffect(() => {
    const pad = padRef.current;
    if (!pad) return;
    // The sheet shows the character being written and no more. While the pen is down it is let alone: what is to go, goes after.
    if (isDown.current || pad.toData().length === strokes.length) return;
    pad.fromData(strokes.flatMap((stroke) => ink.current.get(stroke) ?? []));
  }, [strokes]);

  return (
    <div className="pad" data-shown={isShown || undefined}>
      <div className="pad-cells" aria-hidden="true">
        {Array.from({ length: cells }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes are all alike.
          <i key={at} />
        ))}
      </div>
      <canvas ref={canvasRef} role="img" aria-label={t('pad.label')} />
    </div>
  );
}
