// Types of find-browser.mjs, which is plain JavaScript because `npm test` runs it before anything else.
/** Path of a browser, or null; on Debian as root it is installed first. */
export function findBrowser(): string | null;
/** The command a person runs. */
export const installCommand: string;
