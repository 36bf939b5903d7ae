// What becomes of a number that was called and nobody came (过号), in words: the slip and the screens say the same.

/** `queue.recallMax` and `queue.missed` of the hall's settings. */
export type MissedPolicy = {
  readonly recallMax: number;
  readonly missed: { readonly requeueTimes: number; readonly behind: number; readonly keepMinutes: number };
};

/** What becomes of a missed call in this hall, as `queue.missed` has it. */
export function missedWords({ recallMax, missed }: MissedPolicy): { zh: string; en: string } {
  const { requeueTimes, behind, keepMinutes } = missed;
  const called = {
    zh: `一个号最多叫 ${recallMax} 遍`,
    en: `A number is called up to ${recallMax === 1 ? 'once' : `${recallMax} times`}`,
  };
  const kept =
    keepMinutes > 0
      ? { zh: `${keepMinutes} 分钟内到窗口说一声还能办。`, en: `tell the window within ${keepMinutes} minutes.` }
      : { zh: '请重新取号。', en: 'please take a new one.' };
  if (requeueTimes === 0) {
    return {
      zh: `${called.zh}，没赶上${keepMinutes > 0 ? '，' : ''}${kept.zh}`,
      en: `${called.en}; if missed, ${kept.en}`,
    };
  }
  const times = requeueTimes === 1 ? '' : `，最多 ${requeueTimes} 次`;
  const again = requeueTimes === 1 ? 'once more' : `again, up to ${requeueTimes} times,`;
  return {
    zh: `${called.zh}。没赶上，${behind === 0 ? '排到最后' : `过 ${behind} 个号`}再叫您${times}；还没赶上，${kept.zh}`,
    en: `${called.en}. If missed, it is called ${again} ${
      behind === 0 ? 'after everybody waiting' : `after ${behind} more ${behind === 1 ? 'number' : 'numbers'}`
    }; if missed again, ${kept.en}`,
  };
}
