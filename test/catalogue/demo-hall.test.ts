import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import type { SampleCase } from '#electron/catalogue/catalogue-schema.ts';
import type { Catalogue, Name } from '#electron/catalogue/catalogue-types.ts';
import { loadSampleCases } from '#electron/catalogue/hall-files.ts';
import { pinyinOf } from '#electron/catalogue/pinyin.ts';
import { answerUses } from '#shared/contract/hall-entries.ts';
import { residentCheckSign } from '#shared/domain/identity-number.ts';
import { searchMatters } from '#shared/domain/search.ts';

const demoHall = path.resolve(import.meta.dirname, '../../resources/demo-hall');
const han = /\p{Script=Han}/u;

let catalogue: Catalogue;
let cases: readonly SampleCase[];
beforeAll(async () => {
  catalogue = await loadCatalogue(demoHall);
  cases = await loadSampleCases(demoHall);
});

describe('the demo hall', () => {
  it('has all its matters, units, windows and groups', () => {
    const { matters, units, windows, groups, departments, popular } = catalogue;
    expect([matters.length, units.length, windows.length, groups.length]).toEqual([69, 62, 16, 14]);
    expect([departments.length, popular.length, cases.length]).toEqual([22, 8, 40]);
    expect(popular[0]?.code).toBe('GA-01');
  });

  it('says in every file that it is a demo, and that no telephone in it may be dialled', async () => {
    for (const file of ['hall', 'catalogue', 'units', 'windows', 'special-days', 'answers', 'cases']) {
      const content = JSON.parse(await readFile(path.join(demoHall, `${file}.json`), 'utf8'));
      expect({ file, demo: content.demo }).toEqual({ file, demo: true });
      expect(content.note).toMatch(/演示数据.*Demo data/s);
    }
    expect(catalogue.hall).toMatchObject({ demo: true, phoneDemo: true, phone: '023-7337-0002' });
    expect(catalogue.units.every((unit) => unit.phoneDemo && unit.phone.startsWith('023-7337-'))).toBe(true);
  });

  it('has a ready answer for everything a clerk writes to a citizen, in plain words', () => {
    const { answers } = catalogue;
    expect(new Set(answers.map(({ use }) => use))).toEqual(new Set(answerUses));
    for (const { name, words } of answers) {
      expect(name.en).not.toMatch(/[一-龥]/);
      expect(words).toContain('您');
      // What the people this is for do not say.
      expect(words).not.toMatch(/系统|诉求|工单|流转|异常|成功|前办结/);
    }
  });

  it('puts every matter in exactly one group that a window calls', () => {
    const listed = catalogue.groups.flatMap((group) => group.matters);
    expect(listed.toSorted()).toEqual(catalogue.matters.map((matter) => matter.code).toSorted());
    for (const matter of catalogue.matters) {
      const group = catalogue.groupOfMatter(matter.code);
      expect(group?.matters).toContain(matter.code);
      expect(catalogue.windowsOfGroup(matter.group).length).toBeGreaterThan(0);
      expect(catalogue.unit(matter.department)?.floor).not.toBeNull();
    }
  });

  it('has complete English: every name, paper, fee and reason, with no Chinese left in it', () => {
    const names: Name[] = [
      ...catalogue.matters.flatMap((m) => [m.name, m.short]),
      ...catalogue.units.flatMap((u) => [u.name, u.short, ...(u.zone ? [u.zone] : [])]),
      ...catalogue.groups.map((g) => g.name),
      ...catalogue.windows.flatMap((w) => [w.name, w.zone]),
    ];
    const { hall, tellWindow } = catalogue;
    const english = [
      ...names.map((name) => name.en),
      ...catalogue.matters.flatMap((m) => [...m.materialsEn, ...m.stuckReasonsEn, ...m.aliasesEn, m.feeEn]),
      ...[hall.placeEn, hall.placeShortEn, hall.hallEn, hall.guideDesk.nameEn, hall.guideDesk.whereEn],
      ...[tellWindow.personEn, tellWindow.whereEn],
    ];
    expect(english.filter((text) => han.test(text) || !/[A-Za-z]{2}/.test(text))).toEqual([]);
    expect(english.filter((text) => /\w'\w/.test(text))).toEqual([]);
    for (const m of catalogue.matters) {
      expect(m.materialsEn.length, m.code).toBe(m.materials.length);
      expect(m.stuckReasonsEn.length, m.code).toBe(m.stuckReasons.length);
      expect(m.short.en.length, m.short.en).toBeLessThanOrEqual(26);
    }
  });

  it('tells matters apart by their short names in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const shorts = catalogue.matters.map((matter) => matter.short[language]);
      expect(new Set(shorts).size).toBe(shorts.length);
    }
  });

  it('marks where names longer than seven characters may break, leaving no piece over ten', () => {
    const names = catalogue.matters.flatMap((m) => [m.name, m.short]);
    expect(names.filter(({ zh, parts }) => [...zh].length > 7 && parts.length < 2).map(({ zh }) => zh)).toEqual([]);
    expect(names.flatMap(({ parts }) => parts).filter((part) => part.length === 0 || [...part].length > 10)).toEqual(
      [],
    );
    expect(names.every(({ zh }) => !zh.includes('|'))).toBe(true);
    expect(catalogue.matter('RS-05')?.name.parts).toEqual(['企业职工', '基本养老保险关系', '转移接续']);
  });

  it('names the window to tell, which takes people without a number', () => {
    expect(catalogue.tellWindow).toMatchObject({ code: 'W16', number: '16', unit: 'U-HALL', person: '向例静' });
    expect(catalogue.group('G-FY')).toMatchObject({ needsTicket: false, dailyQuota: null, matters: [] });
    expect(catalogue.windowsOfGroup('G-FY').map((window) => window.code)).toEqual(['W16']);
  });

  it('answers undefined or nothing for codes it does not know', () => {
    for (const strange of ['', 'GA-99', '__proto__', 'constructor']) {
      expect(catalogue.matter(strange)).toBeUndefined();
      expect(catalogue.groupOfMatter(strange)).toBeUndefined();
      expect(catalogue.windowsOfGroup(strange)).toEqual([]);
      expect(catalogue.mattersOfDepartment(strange)).toEqual([]);
    }
  });

  it('cannot be changed by whoever holds it', () => {
    expect(() => (catalogue.matters as unknown[]).pop()).toThrow(TypeError);
    expect(() => Object.assign(catalogue.matters[0]?.name ?? {}, { zh: '' })).toThrow(TypeError);
  });
});

describe('how matters are found', () => {
  const find = (query: string) =>
    searchMatters(
      catalogue.matters.map((m) => ({ ...m, aliases: [...m.aliases, ...m.aliasesEn], ...m.search })),
      query,
    ).map((m) => m.code);

  it.each([
    ['hsfz', 'GA-01'],
    ['huanshenfenzheng', 'GA-01'],
    ['身份证掉了', 'GA-02'],
    ['ktv', 'WL-01'],
    ['ktvxk', 'WL-01'],
    ['falvyuanzhu', 'SF-01'],
    ['faluyuanzhu', 'SF-01'],
    ["driver's license expired", 'GA-31'],
    ['diabetes', 'YB-05'],
    ['吃低保', 'MZ-01'],
  ])('%s leads to %s', (query, code) => {
    expect(find(query)[0]).toBe(code);
  });

  it('finds every matter by the pinyin and the initials of its short name', () => {
    for (const matter of catalogue.matters) {
      expect(find(matter.search.pinyin[1] ?? ''), matter.short.zh).toContain(matter.code);
      expect(matter.search.initials.every((initials) => /^[a-z0-9]+$/.test(initials))).toBe(true);
    }
  });

  it('has readings ready that agree with what would be worked out now', async () => {
    const ready = JSON.parse(await readFile(path.join(demoHall, 'pinyin.json'), 'utf8'));
    const texts = [
      ...catalogue.matters.flatMap((m) => [m.name.zh, m.short.zh, ...m.aliases]),
      ...catalogue.units.flatMap((u) => [u.name.zh, u.short.zh]),
    ];
    expect(Object.keys(ready).toSorted()).toEqual([...new Set(texts)].toSorted());
    expect(await pinyinOf(texts, {})).toEqual(ready);
  });

  it('reads what the dictionary gets wrong', async () => {
    const texts = ['还款', '提前还贷办理', '重庆市', '住房公积金还贷提取'];
    expect(Object.values(await pinyinOf(texts, {}))).toEqual([
      'huan kuan',
      'ti qian huan dai ban li',
      'chong qing shi',
      'zhu fang gong ji jin huan dai ti qu',
    ]);
  });
});

describe('the sample cases', () => {
  it('refer only to what the catalogue knows', () => {
    for (const one of cases) {
      expect(catalogue.matter(one.matter), one.id).toBeDefined();
      for (const unit of [one.unit, one.firstUnit, one.person.homeUnit]) {
        expect(catalogue.unit(unit), `${one.id} ${unit}`).toBeDefined();
      }
    }
    expect(new Set(cases.map((one) => one.id)).size).toBe(40);
  });

  it('keep the mix they were made for', () => {
    const open = cases.filter((one) => one.closedOn === null);
    const done = cases.filter((one) => one.done === true);
    expect([open.length, done.length]).toEqual([3, 33]);
    expect(open.every((one) => one.done === null && one.rating === null)).toBe(true);
    expect(cases.some((one) => one.category === 'consultation')).toBe(true);
  });

  it('carry invented persons only: right check digits, a reserved sequence, birth and sex that agree', () => {
    for (const { id, person } of cases) {
      const { idNumber } = person;
      expect(residentCheckSign(idNumber.slice(0, 17)), id).toBe(idNumber[17]);
      expect(idNumber.slice(0, 14), id).toBe(`500240${person.birth.replaceAll('-', '')}`);
      expect(Number(idNumber.slice(14, 17)), id).toBeGreaterThanOrEqual(970);
      expect(Number(idNumber[16]) % 2, id).toBe(person.gender === 'male' ? 1 : 0);
      expect(person.name, id).toMatch(/[例样试演拟虚]/u);
    }
  });

  it('keep the rare characters that everything downstream must carry', () => {
    const names = cases.map((one) => one.person.name).join('');
    for (const rare of ['㐂', '𠮷', '䶮', '·']) expect(names).toContain(rare);
  });
});
