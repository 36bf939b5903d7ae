// Owns how a picture for a screen on the wall lies: across or upright, as its address says or else as the screen does.
import type { ReactNode } from 'react';
import { FittedStage, type StageSize, useScreenSize } from './fitted-stage.tsx';

export type ScreenLayout = 'horizontal' | 'vertical';

/** What each layout is drawn for, px. */
export const screenSizes: Readonly<Record<ScreenLayout, StageSize>> = {
  horizontal: { width: 1920, height: 1080 },
  vertical: { width: 1080, height: 1920 },
};

/** @param layout null: by the screen's shape · className: the ground around it */
export function ScreenStage(props: {
  layout: ScreenLayout | null;
  className: string;
  children: (layout: ScreenLayout) => ReactNode;
}): ReactNode {
  const screen = useScreenSize();
  const layout = props.layout ?? (screen.height > screen.width ? 'vertical' : 'horizontal');
  return (
    <FittedStage size={screenSizes[layout]} className={props.className}>
      {props.children(layout)}
    </FittedStage>
  );
}
