// Checks what one file says about another: no schema can see that a matter names a unit nobody listed.
import type { HallFiles } from './catalogue.ts';
import type { CatalogueProblem } from './catalogue-error.ts';
import { show } from './explain-issue.ts';

/** Every broken reference, doubled code and unpaired list; empty when all is well. */
export function referenceProblems(files: HallFiles): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const say = (file: string, entry: string, zh: string, en: string) =>
    problems.push({ file, entry, line: null, zh, en });
  const { matters } = files.matters;
  const { units } = files.units;
  const { groups, windows } = files.windows;
  const codes = {
    matter: new Set(matters.map((m) => m.code)),
    unit: new Set(units.map((u) => u.code)),
    group: new Set(groups.map((g) => g.code)),
    window: new Set(windows.map((w) => w.code)),
  };
  const refer = (file: string, entry: string, code: string, known: Set<string>, listedIn: string) => {
    if (known.has(code)) return;
    say(
      file,
      entry,
      `写的是 ${show(code)}，${listedIn} 里没有这个代码`,
      `is ${show(code)}; allowed: a code listed in ${listedIn}`,
    );
  };
  const once = (file: string, list: string, key: string, values: readonly string[]) => {
    for (const twice of new Set(values.filter((value, at) => values.indexOf(value) !== at))) {
      say(
        file,
        `${list}[${twice}]`,
        `${key} ${show(twice)} 写了两次，每个只能用一次`,
        `${key} ${show(twice)} stands twice; each may be used once`,
      );
    }
  };

  once(
    'catalogue.json',
    'matters',
    'code',
    matters.map((m) => m.code),
  );
  once('catalogue.json', 'popular', 'code', files.matters.popular);
  once(
    'units.json',
    'units',
    'code',
    units.map((u) => u.code),
  );
  once(
    'windows.json',
    'groups',
    'code',
    groups.map((g) => g.code),
  );
  once(
    'windows.json',
    'groups',
    'series',
    groups.map((g) => g.series),
  );
  once(
    'windows.json',
    'windows',
    'code',
    windows.map((w) => w.code),
  );
  once(
    'windows.json',
    'windows',
    'number',
    windows.map((w) => w.number),
  );

  for (const m of matters) {
    const entry = `matters[${m.code}]`;
    refer('catalogue.json', `${entry}.department`, m.department, codes.unit, 'units.json');
    refer('catalogue.json', `${entry}.group`, m.group, codes.group, 'windows.json groups');
    for (const [zh, en, key] of [
      [m.materials, m.materialsEn, 'materials'],
      [m.stuckReasons, m.stuckReasonsEn, 'stuckReasons'],
    ] as const) {
      if (zh.length === en.length) continue;
      say(
        'catalogue.json',
        `${entry}.${key}En`,
        `有 ${en.length} 项，应与中文一样是 ${zh.length} 项`,
        `has ${en.length} entries; allowed: ${zh.length}, as many as in Chinese`,
      );
    }
  }
  for (const code of files.matters.popular)
    refer('catalogue.json', 'popular', code, codes.matter, 'catalogue.json matters');
  for (const u of units) {
    if (u.parent !== null) refer('units.json', `units[${u.code}].parent`, u.parent, codes.unit, 'units.json');
    if ((u.zone === null) !== (u.zoneEn === null)) {
      say(
        'units.json',
        `units[${u.code}].zoneEn`,
        'zone 和 zoneEn 要么都写，要么都是 null',
        'zone and zoneEn: both, or both null',
      );
    }
  }
  for (const w of windows) {
    refer('windows.json', `windows[${w.code}].unit`, w.unit, codes.unit, 'units.json');
    for (const group of w.groups)
      refer('windows.json', `windows[${w.code}].groups`, group, codes.group, 'windows.json groups');
  }
  for (const g of groups) {
    if (windows.some((w) => w.groups.includes(g.code))) continue;
    say(
      'windows.json',
      `groups[${g.code}]`,
      '没有一个窗口叫这一组的号，取了号的人会白等',
      'no window calls this group, so people would wait for nobody',
    );
  }
  refer('hall.json', 'unit', files.hall.unit, codes.unit, 'units.json');
  refer('hall.json', 'tellWindow.window', files.hall.tellWindow.window, codes.window, 'windows.json windows');
  return problems;
}
