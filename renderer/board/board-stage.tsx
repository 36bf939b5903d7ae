// Owns how the notice board lies: across or upright, as its address says or else as its screen does.
import type { ReactNode } from 'react';
import { FittedStage, type StageSize, useScreenSize } from '../ui/fitted-stage.tsx';

export type BoardLayout = 'horizontal' | 'vertical';

/** What each layout is drawn for, px. */
export const boardSizes: Readonly<Record<BoardLayout, StageSize>> = {
  horizontal: { width: 1920, height: 1080 },
  vertical: { width: 1080, height: 1920 },
};

/** @param layout null: by the screen's shape */
export function BoardStage(props: {
  layout: BoardLayout | null;
  children: (layout: BoardLayout) => ReactNode;
}): ReactNode {
  const screen = useScreenSize();
  const layout = props.layout ?? (screen.height > screen.width ? 'vertical' : 'horizontal');
  return (
    <FittedStage size={boardSizes[layout]} className="board-ground">
      {props.children(layout)}
    </FittedStage>
  );
}
