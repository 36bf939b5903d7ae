// Reads an Excel file as Excel does: the parts of the archive, its sheets' names, and what each cell is.
import { unzipSync } from 'fflate';

/** Sheet by sheet: rows of cells, each with its type as the file has it. */
export function readXlsx(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const text = (file: string) => new TextDecoder().decode(files[file]);
  const unescaped = (xml: string) =>
    xml.replace(/&(lt|gt|quot|apos|#39|#x27|amp);/g, (_, name: string) =>
      name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'quot' ? '"' : name === 'amp' ? '&' : "'",
    );
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>\s*<t[^>]*>([\s\S]*?)<\/t>\s*<\/si>/g)].map(([, s]) =>
    unescaped(s ?? ''),
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name ?? '');
  const sheets = names.map((_, index) => {
    const xml = text(`xl/worksheets/sheet${index + 1}.xml`);
    return [...xml.matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, row]) =>
      inTheirColumns(
        [...(row ?? '').matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, attributes = '', inner]) => {
          const column = columnOf(/\br="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '');
          const value = /<v>([\s\S]*?)<\/v>/.exec(inner ?? '')?.[1];
          if (value === undefined) return [column, null] as const;
          return [column, / ?t="s"/.test(attributes) ? shared[Number(value)] : Number(value)] as const;
        }),
      ),
    );
  });
  return { names, sheets };
}

/** A is 0. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** An empty cell is left out of the file, not of the row. */
function inTheirColumns<T>(cells: readonly (readonly [number, T])[]): (T | null)[] {
  const row: (T | null)[] = [];
  for (const [column, value] of cells) {
    while (row.length < column) row.push(null);
    row.push(value);
  }
  return row;
}
