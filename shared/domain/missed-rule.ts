// What becomes of a number that was called and nobody came (过号), in words: the slip and the screens say the same.

export type MissedPolicy = {
  /** How often it goes back into line before it is over. */
  readonly requeueTimes: number;
  /** Behind how many; 0: behind everybody. */
  readonly behind: number;
  /** How long it may still come to a window once it is over; 0: not at all. */
  readonly keepMinutes: number;
};

/** One or two short sentences without a full stop at the end, in both languages. */
export function missedRule({ requeueTimes, behind, keepMinutes }: MissedPolicy): { zh: string; en: string } {
  const over =
    keepMinutes > 0
      ? {
          zh: `${keepMinutes} 分钟内到窗口还能办`,
          en: `for ${keepMinutes} minutes a window may still take you`,
        }
      : { zh: '就作废，请重新取号', en: 'the number is over: please take a new one' };
  if (requeueTimes === 0) return { zh: `叫过没来，${over.zh}`, en: `Called and missed, ${over.en}` };
  const back =
    behind > 0
      ? { zh: `先往后排 ${behind} 位`, en: `you wait behind the next ${behind}` }
      : { zh: '先排到最后', en: 'you wait behind everybody' };
  const again =
    requeueTimes === 1
      ? { zh: '再没来', en: 'missed again' }
      : { zh: `第 ${requeueTimes + 1} 次还没来`, en: `missed ${requeueTimes + 1} times` };
  return {
    zh: `叫过没来，${back.zh}；${again.zh}，${over.zh}`,
    en: `Called and missed, ${back.en}; ${again.en}, ${over.en}`,
  };
}
