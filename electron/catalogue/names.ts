// What the catalogue's codes are called, in both languages; a code it has dropped since stands for itself.

import type { Bilingual } from '#shared/contract/hall.ts';
import type { Catalogue, Name } from './catalogue-types.ts';

/** A name as the contract has it: without the places where it may break. */
export const bilingual = ({ zh, en }: Name): Bilingual => ({ zh, en });

const named = (found: { readonly name: Name } | undefined, code: string): Bilingual =>
  found ? bilingual(found.name) : { zh: code, en: code };

export const matterName = (catalogue: Catalogue, code: string): Bilingual => named(catalogue.matter(code), code);
export const unitName = (catalogue: Catalogue, code: string): Bilingual => named(catalogue.unit(code), code);

/** A window's number and name. */
export function windowName(catalogue: Catalogue, code: string): { number: string; name: Bilingual } {
  const window = catalogue.window(code);
  return { number: window?.number ?? code, name: named(window, code) };
}
