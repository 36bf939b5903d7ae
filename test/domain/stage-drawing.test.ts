// ARCHITECTURE.md draws the seven stages and lists who may do what: both made from the rules themselves, and held to them here.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { actRules, caseActs } from '#shared/domain/case-acts.ts';
import { stages } from '#shared/domain/case-state.ts';
import { explore } from './case-machine.ts';

const page = fileURLToPath(new URL('../../ARCHITECTURE.md', import.meta.url));
const [begin, end] = ['<!-- stages: made by the rules -->\n', '<!-- /stages -->\n'];

const nameOf = (stage: number) => `${stage} ${stages.find((each) => each.stage === stage)?.zh}`;

/** Every act that moves a case from one stage to another, as it was seen to within five acts. */
function drawing(): string {
  const arrows = new Map<string, Set<string>>();
  for (const { before, command, now } of explore(5).steps) {
    if (now.stage === before.stage) continue;
    const arrow = `s${before.stage} --> s${now.stage}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(command.act));
  }
  const lines = [...arrows].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...stages.map(({ stage }) => `  state "${nameOf(stage)}" as s${stage}`),
    '  [*] --> s1: told',
    ...lines.map(([arrow, acts]) => `  ${arrow}: ${[...acts].sort().join(', ')}`),
    '  s7 --> [*]',
    '```',
  ].join('\n');
}

function table(): string {
  const rows = caseActs.map((act) => {
    const { from, to, by } = actRules[act];
    return `| ${act} | ${from === to ? from : `${from}–${to}`} | ${by.join(', ')} |`;
  });
  return ['| Act | Stages | Whose |', '|---|---|---|', ...rows].join('\n');
}

test('ARCHITECTURE.md shows the stages and acts as they are; with BANCHENG_WRITE_DOCS set it is written anew', async () => {
  const made = `${begin}${drawing()}\n\n${table()}\n${end}`;
  const text = await readFile(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  expect(from, 'the place of the drawing').toBeGreaterThan(0);
  if (process.env.BANCHENG_WRITE_DOCS) {
    await writeFile(page, text.slice(0, from) + made + text.slice(to + end.length));
    return;
  }
  expect(text.slice(from, to + end.length)).toBe(made);
});
