// Holds what the pinyin engine does with all that may be typed, sensible or not, and that a visit's choices end with it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPinyin } from '#renderer/input/pinyin/engine.ts';
import { createPinyinSession } from '#renderer/input/pinyin/session.ts';
import { dictionaryFile } from './measure.ts';

const bytes = readFileSync(dictionaryFile);
const engine = loadPinyin(bytes);
const texts = (letters: string, options = {}) => engine.candidates(letters, options).map((one) => one.text);

describe('letters', () => {
  it('gives nothing for what is no pinyin', () => {
    for (const rubbish of ['', "'", '123', '！？', 'iii', 'vvv', '中文']) expect(texts(rubbish)).toEqual([]);
  });

  it('takes the beginning that can be read and says how much that was', () => {
    expect(engine.candidates('wo123')[0]).toMatchObject({ text: '我', letters: 2 });
    expect(engine.candidates('woiii')[0]).toMatchObject({ text: '我', letters: 2 });
  });

  it('lets an apostrophe part syllables', () => {
    expect(texts("xi'an")[0]).toBe('西安');
    expect(engine.candidates("xi'an")[0]).toMatchObject({ letters: 5, reading: 'xi an' });
  });

  it('reads capital letters and every way to write ü', () => {
    expect(texts('SHENFENZHENG')[0]).toBe('身份证');
    for (const written of ['nver', 'nüer']) expect(texts(written)[0]).toBe('女儿');
  });

  it('completes an unfinished syllable', () => {
    expect(texts('shenfenzh').slice(0, 3)).toContain('身份证');
  });

  it('offers first words to take one by one', () => {
    const found = engine.candidates('hukoubendiule');
    expect(found.some((one) => one.text === '户口本' && one.letters === 'hukouben'.length)).toBe(true);
  });

  it('gives no more than asked for, and each once', () => {
    expect(engine.candidates('shi', { limit: 3 })).toHaveLength(3);
    expect(new Set(texts('shi')).size).toBe(texts('shi').length);
  });

  it('bears a child drumming on the keys', () => {
    expect(() => texts('asdfghjklqwertyuiopzxcvbnm'.repeat(20))).not.toThrow();
    expect(texts('z'.repeat(200)).length).toBeGreaterThan(0);
  });
});

/** What may come from a keyboard in any mood: letters in rows, capitals, apostrophes, ü, digits, signs, Chinese, emoji. */
const anyTyping = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aeiouvngshzxjqwy'), maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCXYZüÜv''’ 19,。中"), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

it('answers whatever is typed, and never claims letters that are not there', () => {
  fc.assert(
    fc.property(anyTyping, fc.boolean(), fc.constantFrom('text', 'name'), (typed, fuzzy, field) => {
      const found = engine.candidates(typed, { fuzzy, field, limit: 20 });
      expect(found.length).toBeLessThanOrEqual(20);
      for (const { text, letters, reading } of found) {
        expect(text).not.toBe('');
        expect(letters).toBeGreaterThan(0);
        expect(letters).toBeLessThanOrEqual(typed.length);
        expect(reading.split(' ')).toHaveLength([...text].length);
      }
    }),
    { numRuns: 120, seed: 20 },
  );
});

describe('a field for a name', () => {
  const named = (letters: string) => texts(letters, { field: 'name', limit: 5 });

  it.each([
    ['wang', '王'],
    ['xie', '谢'],
    ['fu', '付'],
    ['ouyang', '欧阳'],
    ['yuchi', '尉迟'],
    ['zhangsun', '长孙'],
    ['moqi', '万俟'],
    ['piao', '朴'],
    ['zha', '查'],
    ['jianguo', '建国'],
    ['wangfang', '王芳'],
    ['piaoyongzhe', '朴永哲'],
  ])('has for %s %s first', (letters, name) => {
    expect(named(letters)[0]).toBe(name);
  });

  it.each([
    ['xie', '解'],
    ['qiu', '仇'],
    ['ou', '区'],
    ['shan', '单'],
    ['ren', '任'],
    ['ge', '盖'],
    ['fu', '傅'],
    ['xiao', '萧'],
    ['zeng', '曾'],
    ['xian', '冼'],
    ['xiejianhua', '解建华'],
    ['zengyali', '曾亚丽'],
  ])('has for %s %s among the first five', (letters, name) => {
    expect(named(letters)).toContain(name);
  });

  it.each([
    ['axiwuga', '阿西伍呷'],
    ['suolangquzhen', '索朗曲珍'],
    ['aizezimaimaiti', '艾则孜买买提'],
    ['wurenqimuge', '乌仁其木格'],
    ['jikexiaoming', '吉克晓明'],
  ])('puts %s together from parts: %s', (letters, name) => {
    expect(named(letters)).toContain(name);
  });

  it('offers surnames that share a sound side by side', () => {
    const found = named('yanguihua').map((name) => name[0]);
    expect(found).toEqual(expect.arrayContaining(['闫', '严', '颜']));
  });

  it('offers what to begin a name with that is put together by nobody else', () => {
    const offered = engine.candidates('xianjintang', { field: 'name', limit: 120 });
    expect(offered.some(({ text, letters }) => text === '冼' && letters === 'xian'.length)).toBe(true);
    expect(engine.candidates('jintang', { field: 'name', limit: 120 }).some(({ text }) => text === '锦')).toBe(true);
  });

  it('answers a key soon in a field for a name, also to first letters and to sounds taken for one another', () => {
    const letters = 'zhangxianzhen';
    const started = performance.now();
    for (let n = 1; n <= letters.length; n++) named(letters.slice(0, n));
    for (const few of ['zxz', 'lys', 'wyt']) engine.candidates(few, { field: 'name', fuzzy: true });
    // Ten times what it takes on a quiet machine: ways that grow with the number of names take far longer.
    expect((performance.now() - started) / (letters.length + 3)).toBeLessThan(80);
  });

  it('does not take a surname for what it is in a sentence', () => {
    expect(texts('zha', { limit: 5 })[0]).not.toBe('查');
    expect(texts('chadao')[0]).toBe('查到');
  });
});

describe('words', () => {
  it('are added as the hall names them', () => {
    const own = loadPinyin(bytes);
    expect(own.candidates('qunaliaozhen').some((one) => one.text === '曲那辽镇')).toBe(false);
    own.addWords([{ text: '曲那辽镇', reading: 'qu na liao zhen' }]);
    expect(
      own
        .candidates('qunaliaozhen')
        .slice(0, 3)
        .map((one) => one.text),
    ).toContain('曲那辽镇');
  });

  it('are refused when their reading does not fit', () => {
    expect(() =>
      engine.addWords([
        { text: '甲乙', reading: 'jia' },
        { text: '丙', reading: 'xyz' },
      ]),
    ).not.toThrow();
  });
});

it('refuses bytes that are no dictionary', () => {
  expect(() => loadPinyin(new Uint8Array(16))).toThrow('no pinyin dictionary');
});

describe('a session', () => {
  it('has first what was chosen before, and forgets it', () => {
    const session = createPinyinSession(engine);
    const before = session.candidates('shi');
    const chosen = before[6];
    if (!chosen) throw new Error('Seven candidates at least are expected.');
    session.learn(chosen);
    expect(session.candidates('shi')[0]).toEqual(chosen);
    session.forget();
    expect(session.candidates('shi')).toEqual(before);
  });

  it('finds whole, also inside a sentence, what was put together of pieces, until it forgets', () => {
    const session = createPinyinSession(engine);
    const street = { text: '廨署坪巷', reading: 'xie shu ping xiang' };
    const offered = (letters: string, fuzzy = false) => session.candidates(letters, { fuzzy }).map((one) => one.text);
    expect(offered('xieshupingxiang')).not.toContain(street.text);
    session.learn(street);
    expect(offered('xieshupingxiang')[0]).toBe(street.text);
    expect(offered('xiesupinxiang', true)[0]).toBe(street.text);
    expect(offered('wozhuzaixieshupingxiang').slice(0, 3)).toContain(`我住在${street.text}`);
    session.forget();
    expect(offered('xieshupingxiang')).not.toContain(street.text);
    expect(createPinyinSession(engine).candidates('xieshupingxiang')[0]?.text).not.toBe(street.text);
  });
});
