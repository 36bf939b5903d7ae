// What codes are called, in both languages, wherever a catalogue may have dropped one since.

/** In Chinese and English. */
export type TwoNames = { readonly zh: string; readonly en: string };

/** Only the two names of something that says more, such as where a long one may break. */
export const bilingual = ({ zh, en }: TwoNames): { zh: string; en: string } => ({ zh, en });

/** The name of what was found; where nothing was, its code stands for it. */
export const nameOrCode = (found: { readonly name: TwoNames } | undefined, code: string): { zh: string; en: string } =>
  found ? bilingual(found.name) : { zh: code, en: code };
