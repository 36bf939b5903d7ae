// Guesses which setting a mistyped name was meant to be, so that the error can say so.
import { DEFAULT_SETTINGS } from './settings-schema.ts';
import { SETTING_WORDS } from './settings-words.ts';

const PRINTER = [
  'driver',
  'name',
  'terminals',
  'host',
  'port',
  'path',
  'baud',
  'flow',
  'queue',
  'mode',
  'rom',
  'width',
  'rollMetres',
].map((key) => `slips.printers.${key}`);
const KNOWN = [...Object.keys(SETTING_WORDS), ...Object.keys(DEFAULT_SETTINGS), ...PRINTER];

/** The setting whose name is nearest to a mistyped one, or undefined when none is near. */
export function nearestSetting(name: string): string | undefined {
  // A right name in the wrong group is near too; otherwise about a third of the letters may be wrong.
  const far = (known: string) => Math.min(distance(name, known), distance(lastPart(name), lastPart(known)) + 0.5);
  const nearest = KNOWN.reduce((best, known) => (far(known) < far(best) ? known : best));
  return far(nearest) <= Math.max(1.5, lastPart(name).length / 3 + 0.5) ? nearest : undefined;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Letters to add, drop, change, or swap with their neighbour, to make one name of the other. */
function distance(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(cell(i, j), cell(i - 2, j - 2) + 1);
    }
  }
  return cell(a.length, b.length);
}
