// Owns noticing that the npm a program runs under is gone: ended itself, npm leaves what it started running with nobody to end it.

const LOOK_EVERY_MS = 1000;

/**
 * Calls `then` once, within a second of npm's end. Does nothing where npm did not start us: a program put in the
 * background of a shell is meant to outlive that shell.
 * @param {Record<string, string | undefined>} env @param {() => void} then
 */
export function whenParentIsGone(env, then) {
  if (!env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    // An orphan is given another parent; on Windows the number stays, and the window's end ends us.
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, LOOK_EVERY_MS);
  timer.unref();
}
