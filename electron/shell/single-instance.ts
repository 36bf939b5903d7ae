// Owns that a terminal runs the program once: a second start shows the window of the first and ends.
import type { AppLike, WindowLike } from './electron-like.ts';

/**
 * Takes the lock. Must be called before the application is ready, so that a second start never opens the database.
 * @returns false where the program already runs: the caller ends at once
 */
export function becomeOnlyInstance(
  app: Pick<AppLike, 'requestSingleInstanceLock' | 'on'>,
  currentWindow: () => WindowLike | null,
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = currentWindow();
    if (window === null || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
