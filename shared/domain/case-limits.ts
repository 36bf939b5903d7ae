// Says how much one case holds of what is handed in with it: the screens tell it, the hall holds to it.

/** Files of one case. Ours. */
export const filesMaximum = 20;
/** The longest recording, in seconds. Ours: three minutes tell most things, and one can be heard through. */
export const recordingSecondsMaximum = 180;
