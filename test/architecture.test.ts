// Holds the walls: who may import whom, no cycles, no barrels, and nothing in the product that names a place outside it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const sources = tracked.filter((file) => /^(electron|renderer|shared|test)\/.*\.(ts|tsx|mjs)$/.test(file));

type Import = { file: string; target: string; isTypeOnly: boolean };

/** Static, dynamic and `typeof import()` alike; a type-only import is one that leaves nothing behind at run time. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found: Import[] = [];
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)) {
    found.push({ file, target: resolved(file, match[2] ?? ''), isTypeOnly: match[1] !== undefined });
  }
  for (const match of text.matchAll(/(typeof\s+)?\bimport\(\s*'([^']+)'\s*\)/g)) {
    found.push({ file, target: resolved(file, match[2] ?? ''), isTypeOnly: match[1] !== undefined });
  }
  return found;
}

function resolved(file: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  if (target.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
  return target;
}

const imports = sources.flatMap(importsOf);

/** `hall-day` is none of them: it watches them all, and nobody imports it but the composition root. */
const areas = [
  'catalogue',
  'queue',
  'cases',
  'case-figures',
  'case-files',
  'slips',
  'staff',
  'help',
  'appointments',
  'rating',
  'calendar',
  'notify',
  'supervision',
] as const;
const surfaces = ['kiosk', 'desk', 'display', 'board', 'rate', 'phone'] as const;
/** What every area may use of electron/ besides its own room and the store. */
const commonGround = [
  'electron/procedure-base.ts',
  'electron/domain-error.ts',
  'electron/config.ts',
  'electron/settings-schema.ts',
  'electron/input-words.ts',
  'electron/guesses.ts',
  'electron/long-reads.ts',
  'electron/retention.ts',
  'electron/turns.ts',
  'electron/name-reading.ts',
];

const isOurs = (target: string) => /^(electron|renderer|shared|test|resources)\//.test(target);
const within = (target: string, ...folders: string[]) =>
  folders.some((folder) => target === folder || target.startsWith(`${folder}/`));

/** Why this import may not stand, or null. */
function breach({ file, target, isTypeOnly }: Import): string | null {
  if (!file.startsWith('test/') && within(target, 'test') && file !== 'vite.config.ts') return 'nothing imports test';
  if (file.startsWith('shared/domain/')) {
    return within(target, 'shared/domain') ? null : 'shared/domain imports itself only';
  }
  if (file.startsWith('shared/contract/')) {
    return within(target, 'shared') || ['zod', '@orpc/contract'].includes(target)
      ? null
      : 'shared/contract: shared, zod, @orpc/contract';
  }
  if (file.startsWith('electron/')) return breachInElectron(file, target, isTypeOnly);
  if (file.startsWith('renderer/')) return breachInRenderer(file, target, isTypeOnly);
  return null;
}

function breachInElectron(file: string, target: string, isTypeOnly: boolean): string | null {
  const isShell = within(file, 'electron/shell', 'electron/main.ts', 'electron/preload.ts');
  if (/^electron(\/(main|renderer|common))?$/.test(target)) return isShell ? null : 'only the shell knows Electron';
  if (within(target, 'renderer')) return 'electron never imports renderer';
  if (file === 'electron/preload.ts')
    return isOurs(target) || target.startsWith('node:') ? 'preload imports nothing but electron' : null;
  if (within(file, 'electron/store')) {
    return isOurs(target) && !within(target, 'shared', 'electron/store') ? 'the store knows no area' : null;
  }
  const area = areas.find((name) => within(file, `electron/${name}`));
  if (area && isOurs(target)) {
    if (within(target, 'shared', 'electron/store', `electron/${area}`, ...commonGround)) return null;
    if (isTypeOnly && areas.some((name) => within(target, `electron/${name}`))) return null;
    return `an area imports shared, the store, its own room and the types of other areas`;
  }
  if (
    within(target, 'electron/hall-day') &&
    !within(
      file,
      'electron/hall-day',
      'electron/hall-node.ts',
      'electron/hall-doors.ts',
      'electron/hall-work.ts',
      'electron/api',
    )
  )
    return 'nobody but the composition root knows hall-day';
  if (!isShell && within(target, 'electron/shell')) return 'only main.ts composes the shell';
  return null;
}

function breachInRenderer(file: string, target: string, isTypeOnly: boolean): string | null {
  if (within(target, 'electron') || target.startsWith('node:'))
    return 'the renderer reaches the hall through renderer/api.ts';
  if (within(file, 'renderer/preview')) return null;
  if (within(target, 'shared/contract') && !isTypeOnly && !within(file, 'renderer/desk'))
    return 'only the desk has room for schemas: a screen or phone of citizens takes types of the contract';
  const own = surfaces.find((name) => within(file, `renderer/${name}`));
  const other = surfaces.find((name) => name !== own && within(target, `renderer/${name}`));
  if (other) return own ? 'surfaces never import one another' : 'the common ground never imports a surface';
  if (within(target, 'renderer/preview')) return 'previews are for development only';
  if (file !== 'renderer/api.ts' && /^@orpc\/client\//.test(target)) return 'only renderer/api.ts knows a transport';
  return null;
}

describe('the walls of the house', () => {
  it('finds sources to look at', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('would see a breach', () => {
    expect(breach({ file: 'shared/domain/a.ts', target: 'node:fs', isTypeOnly: false })).not.toBeNull();
    expect(breach({ file: 'electron/queue/a.ts', target: 'electron/cases/b.ts', isTypeOnly: false })).not.toBeNull();
    expect(breach({ file: 'electron/queue/a.ts', target: 'electron/cases/b.ts', isTypeOnly: true })).toBeNull();
    expect(breach({ file: 'electron/api/a.ts', target: 'electron', isTypeOnly: true })).not.toBeNull();
    expect(breach({ file: 'renderer/kiosk/a.tsx', target: 'renderer/desk/b.tsx', isTypeOnly: false })).not.toBeNull();
    expect(breach({ file: 'renderer/phone/a.ts', target: 'shared/contract/b.ts', isTypeOnly: false })).not.toBeNull();
  });

  it('every import keeps to its layer', () => {
    const breaches = imports.flatMap((one) => {
      const why = breach(one);
      return why ? [`${one.file} → ${one.target}: ${why}`] : [];
    });
    expect(breaches).toEqual([]);
  });

  it('has no cycles', () => {
    const graph = new Map<string, string[]>();
    for (const { file, target, isTypeOnly } of imports) {
      if (isOurs(target) && !isTypeOnly) graph.set(file, [...(graph.get(file) ?? []), target]);
    }
    expect(cyclesIn(graph)).toEqual([]);
  });

  it('every source opens with one sentence on what it owns', () => {
    const silent = sources.filter((file) => {
      if (file.startsWith('test/')) return false;
      const text = readFileSync(path.join(root, file), 'utf8').replace(/^#!.*\n/, '');
      return !/^(\/\/ |\/\*)/.test(text);
    });
    expect(silent).toEqual([]);
  });
});

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
