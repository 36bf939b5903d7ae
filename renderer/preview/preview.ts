// Owns what a preview is: one screen in one state, drawn from a fake hall, in any of the modes of its surface.
import type { ReactNode } from 'react';
import type { Language } from '#shared/contract/procedure.ts';
import type { PseudoScript } from './pseudo-language.ts';

export type PreviewModes = {
  orientation: 'portrait' | 'landscape';
  large: boolean;
  low: boolean;
  contrast: boolean;
  language: Language;
  /** A script no language of the product has yet, in English's place. */
  script?: PseudoScript;
  /** The machine's own voice is there: 语音 reads the screen aloud. */
  voice?: boolean;
};

export const plainPreview: PreviewModes = {
  orientation: 'portrait',
  large: false,
  low: false,
  contrast: false,
  language: 'zh-CN',
};

export type Preview = {
  /** `kiosk/number-printing`: unique, stands in the gallery's address. */
  id: string;
  surface: 'kiosk' | 'desk' | 'display' | 'board' | 'rate' | 'phone';
  title: string;
  /** The modes this surface knows; a desk has no 大字. */
  knows: readonly (keyof PreviewModes)[];
  size: (modes: PreviewModes) => { width: number; height: number };
  /** `onMissing` hears of every key without words. */
  render: (modes: PreviewModes, onMissing?: (key: string) => void) => ReactNode;
};
