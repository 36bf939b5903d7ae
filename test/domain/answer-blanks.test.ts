import { describe, expect, it } from 'vitest';
import { blanksOf, unfilledBlanks } from '#shared/domain/answer-blanks.ts';

const picked = ['还差（缺的材料）。请您最晚（几月几日 星期几）带到（几）号窗口。', '到（几）号窗口，不急。'];
const left = (text: string, answers = picked) => unfilledBlanks(text, answers).map(({ words }) => words);

describe('what is still to be filled in', () => {
  it('is every blank of what was picked that stands there word for word, in the order of the text', () => {
    expect(left(picked.join('\n'))).toEqual(['（缺的材料）', '（几月几日 星期几）', '（几）', '（几）']);
    expect(left('还差照片。请您最晚（几月几日 星期几）带到 3 号窗口。')).toEqual(['（几月几日 星期几）']);
    expect(left('还差照片。请您最晚12月9日 星期三带到 3 号窗口。')).toEqual([]);
  });

  it('is not the brackets of whoever writes, nor a blank of an answer nobody picked', () => {
    expect(left('带身份证（原件）。')).toEqual([]);
    expect(left('带身份证（几 ）。')).toEqual([]);
    expect(left('到（几）号窗口。', [])).toEqual([]);
    expect(left('到（几）号窗口。', ['谢谢您。'])).toEqual([]);
  });

  it('is found where it stands, beside signs that stand for two and brackets never closed', () => {
    const text = '𠮷先生（您好，到（几）号窗口（3 楼）。';
    expect(unfilledBlanks(text, picked).map(({ at, words }) => text.slice(at, at + words.length))).toEqual(['（几）']);
  });

  it('may be a bracket with nothing in it', () => {
    expect(blanksOf('请到（）号窗口')).toEqual([{ words: '（）', at: 2 }]);
    expect(left('请到（）号窗口', ['请到（）号窗口'])).toEqual(['（）']);
  });
});
