// Owns where the kiosk's voice comes from: the browser's own, unless a test or a preview puts another there.
import { createContext } from 'react';
import { browserSynthesiser, type Synthesiser } from '../../ui/speech.ts';

export const VoiceGround = createContext<Synthesiser | null>(
  // Called through this one object with the voices it gave itself: what else a voice has is its own business.
  browserSynthesiser(globalThis.speechSynthesis) as Synthesiser | null,
);
