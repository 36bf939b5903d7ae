// Owns how the display lies: across or upright, as its address says or else as its screen does.
import type { ReactNode } from 'react';
import { FittedStage, type StageSize, useScreenSize } from '../ui/fitted-stage.tsx';
import type { DisplayLayout } from './display-options.ts';

/** What each layout is drawn for, px. */
export const displaySizes: Readonly<Record<DisplayLayout, StageSize>> = {
  horizontal: { width: 1920, height: 1080 },
  vertical: { width: 1080, height: 1920 },
};

export function DisplayStage(props: {
  layout: DisplayLayout | null;
  children: (layout: DisplayLayout) => ReactNode;
}): ReactNode {
  const screen = useScreenSize();
  const layout = props.layout ?? (screen.height > screen.width ? 'vertical' : 'horizontal');
  return (
    <FittedStage size={displaySizes[layout]} className="display-ground">
      {props.children(layout)}
    </FittedStage>
  );
}
