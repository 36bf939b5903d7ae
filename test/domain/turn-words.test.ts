import { describe, expect, it } from 'vitest';
import { turnSchema } from '#shared/contract/case-shapes.ts';
import { groundWords, type SaidTurn, turnWords } from '#shared/domain/turn-words.ts';

const kinds = turnSchema.shape.what.options;
const bare = (what: SaidTurn['what']): SaidTurn => ({
  what,
  promisedDate: null,
  laterBy: null,
  unitName: null,
  person: null,
  words: null,
});
const full = (what: SaidTurn['what']): SaidTurn => ({
  what,
  promisedDate: '2026-12-14',
  laterBy: 3,
  unitName: { zh: '县医保局', en: 'Medical Insurance Office' },
  person: '冉隆刚',
  words: '外省的回函还没到',
});

describe('a turn in words', () => {
  it('has a sentence for each, in both languages, known little or much of it', () => {
    for (const what of kinds) {
      for (const turn of [bare(what), full(what)]) {
        expect(turnWords(turn, 'zh-CN').text, what).toMatch(/\p{Script=Han}/u);
        const english = turnWords({ ...turn, person: null }, 'en').text;
        expect(english, what).toMatch(/^[A-Z]/);
        expect(english, what).not.toMatch(/\p{Script=Han}|null|undefined/u);
      }
    }
    const sentences = kinds.map((what) => turnWords(bare(what), 'zh-CN').text);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('says an extension with its days, its day and its reason', () => {
    expect(turnWords(full('extended'), 'zh-CN')).toEqual({
      text: '要多等 3 个工作日，最晚 12月14日 星期一',
      more: '原因：外省的回函还没到',
    });
    expect(turnWords({ ...full('extended'), laterBy: 1 }, 'en').text).toBe(
      'It takes 1 working day more, at the latest on Monday 14 December',
    );
  });

  it('says of a day that comes sooner nothing about holidays: a finer class brings it, too', () => {
    expect(turnWords({ ...full('moved'), laterBy: -3 }, 'zh-CN').text).toBe('日子提前了，最晚 12月14日 星期一');
    expect(turnWords({ ...full('moved'), laterBy: -3 }, 'en').text).toMatch(/^The day comes sooner, /);
  });

  it('calls only a reason a reason, and one space no words', () => {
    expect(turnWords(full('concluded'), 'zh-CN').more).toBe('外省的回函还没到');
    expect(turnWords({ ...full('moved'), words: ' ' }, 'zh-CN').more).toBeNull();
  });

  it('never says “before” a day, and none of the offices’ words', () => {
    for (const what of kinds) {
      expect(turnWords(full(what), 'zh-CN').text).not.toMatch(/日前|系统|诉求|工单|流转|异常|成功/);
    }
  });

  it('names each ground of the closed list', () => {
    const grounds = ['court', 'petition', 'private-dispute'] as const;
    expect(new Set(grounds.map((ground) => groundWords(ground, 'zh-CN'))).size).toBe(3);
    for (const ground of grounds) expect(groundWords(ground, 'en')).not.toMatch(/\p{Script=Han}/u);
  });
});
