// Owns the one list of all previews: the gallery shows it, one test mounts each of it.
import { kioskPreviews } from './kiosk/kiosk-previews.tsx';
import type { Preview } from './preview.ts';

/** Desk and display put theirs into this list as well. */
export const previews: readonly Preview[] = [...kioskPreviews];
