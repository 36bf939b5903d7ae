// Owns the ground the display stands on.
import type { ReactNode } from 'react';
import { ScreenStage } from '../ui/screen-stage.tsx';
import type { DisplayLayout } from './display-options.ts';

/** @param layout null: by the screen's shape */
export function DisplayStage(props: {
  layout: DisplayLayout | null;
  children: (layout: DisplayLayout) => ReactNode;
}): ReactNode {
  return <ScreenStage className="display-ground" {...props} />;
}
