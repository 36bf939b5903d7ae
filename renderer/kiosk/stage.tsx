// Owns the stage: a fixed 1080×1920 or 1920×1080 picture, scaled as a whole to whatever screen the kiosk has.
import { type ReactNode, useEffect, useState } from 'react';
import type { Language } from '#shared/domain/languages.ts';
import { useLanguageFacts } from '../i18n/languages-ground.ts';
import { DialogGround } from '../ui/dialog.tsx';
import type { Orientation } from './kiosk-context.ts';
import type { Modes } from './session.ts';
import './stage.css';

export const stageSize = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;

type Frame = { orientation: Orientation; scale: number };

function frameOf(width: number, height: number): Frame {
  const orientation = width > height ? 'landscape' : 'portrait';
  const stage = stageSize[orientation];
  return { orientation, scale: Math.min(width / stage.width, height / stage.height) };
}

/** Orientation and scale for the window as it is, followed through turns and resizes. */
export function useFrame(): Frame {
  const [frame, setFrame] = useState(() => frameOf(window.innerWidth, window.innerHeight));
  useEffect(() => {
    const follow = (): void => setFrame(frameOf(window.innerWidth, window.innerHeight));
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return frame;
}

/**
 * How a screen of this shape is laid out in a language: where lines stand, its long side is the one lines run along, so
 * that an upright screen is laid out like one lying down, turned with its lines.
 */
export function useLayout(orientation: Orientation, language: Language): Orientation {
  if (useLanguageFacts(language).lines === 'horizontal') return orientation;
  return orientation === 'portrait' ? 'landscape' : 'portrait';
}

/** `scale` 1 draws the stage at its own size (previews). */
export function Stage(props: Frame & { modes: Modes; language: Language; children: ReactNode }): ReactNode {
  const { scale, modes } = props;
  const orientation = useLayout(props.orientation, props.language);
  const { direction, lines } = useLanguageFacts(props.language);
  const [ground, setGround] = useState<HTMLDivElement | null>(null);
  return (
    <div
      ref={setGround}
      className="stage"
      lang={props.language}
      dir={direction}
      data-lines={lines === 'vertical' ? lines : undefined}
      data-orientation={orientation}
      data-size={modes.large ? 'large' : undefined}
      data-reach={modes.low ? 'low' : undefined}
      data-theme={modes.contrast ? 'hc' : undefined}
      style={{ scale: String(scale) }}
    >
      <DialogGround value={ground}>{props.children}</DialogGround>
    </div>
  );
}
