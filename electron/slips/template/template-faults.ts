// What keeps a template from being printed, each with its place as it is typed: field, language, line, column.

import type { SlipTemplate, TemplateFault } from '#shared/contract/slip-template.ts';
import type { HasCharacter } from '../slip-characters.ts';
import { placeholderNames, placeholderPattern } from '../slip-dress.ts';
import { unprintable } from '../slip-text.ts';
import { isPrintableLogo } from './logo.ts';

/** Lines a field may have: a slip is read standing up. */
const linesAtMost = { header: 3, footer: 6, hints: 6 } as const;
/** Characters of a line. */
const charactersAtMost = 200;
/** Pasted rubbish has thousands; nobody reads on after these. */
const faultsAtMost = 50;

type Place = Pick<TemplateFault, 'field' | 'language'>;

/** All of them, in the order of the form. Nothing: it can be printed. */
export function templateFaults(template: SlipTemplate, has: HasCharacter): TemplateFault[] {
  const faults: TemplateFault[] = [];
  if (template.logo !== null && !isPrintableLogo(template.logo)) faults.push(logoFault('bad-logo'));
  if (template.top === 'logo' && template.logo === null) faults.push(logoFault('no-logo'));
  const inBoth = (field: string, words: { zh: string; en: string }, most: number) => {
    for (const language of ['zh', 'en'] as const)
      faults.push(...textFaults(words[language], { field, language }, most, has));
  };
  inBoth('header', template.header, linesAtMost.header);
  for (const [kind, words] of Object.entries(template.hints)) inBoth(`hints.${kind}`, words, linesAtMost.hints);
  inBoth('footer', template.footer, linesAtMost.footer);
  return faults.slice(0, faultsAtMost);
}

const logoFault = (fault: 'bad-logo' | 'no-logo'): TemplateFault => ({
  fault,
  field: 'logo',
  language: null,
  line: null,
  column: null,
  what: '',
});

function textFaults(text: string, place: Place, most: number, has: HasCharacter): TemplateFault[] {
  const lines = text.trimEnd().split(/\r?\n/);
  const faults = lines.flatMap((line, at) => lineFaults(line, { ...place, line: at + 1 }, has));
  if (lines.length > most)
    faults.push({ ...place, fault: 'too-many-lines', line: most + 1, column: null, what: String(most) });
  return faults;
}

function lineFaults(line: string, place: Place & { line: number }, has: HasCharacter): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const chars = [...line];
  for (const [at, char] of chars.entries()) {
    const where = { ...place, column: at + 1 };
    if (char.search(unprintable) >= 0) faults.push({ ...where, fault: 'control', what: codeOf(char) });
    else if (!isDrawn(char, chars[at - 1], has))
      faults.push({ ...where, fault: 'no-glyph', what: char.isWellFormed() ? char : codeOf(char) });
  }
  for (const match of line.matchAll(placeholderPattern)) {
    const name = match[1] ?? '';
    if (Object.hasOwn(placeholderNames, name)) continue;
    const column = [...line.slice(0, match.index)].length + 1;
    faults.push({ ...place, fault: 'placeholder', column, what: name });
  }
  if (chars.length > charactersAtMost)
    faults.push({ ...place, fault: 'too-long', column: charactersAtMost + 1, what: String(charactersAtMost) });
  return faults;
}

/** A mark above a letter is printed together with it, where there is one sign for both. */
function isDrawn(char: string, before: string | undefined, has: HasCharacter): boolean {
  if (has(char) || /\s/.test(char)) return true;
  if (before === undefined || !/\p{M}/u.test(char)) return false;
  const together = [...(before + char).normalize('NFC')];
  return together.length === 1 && together.every(has);
}

const codeOf = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
