// Owns what is said next: what hinders before what is news, both before the rest of the screen, which goes on after them.
import type { Language } from '#shared/contract/procedure.ts';
import type { Speaker } from './speaker.ts';

/** The most urgent first. */
const lanes = ['hindrance', 'news', 'screen'] as const;
type Lane = (typeof lanes)[number];
type Sentences = readonly string[];

export type Talk = {
  /** Says this and nothing else. */
  begin(lane: Lane, sentences: Sentences): void;
  /** Something has come up meanwhile. What hinders is said to its end, newer news instead of older; of the screen, as it stands now, what has not been said. */
  comeUp(up: { hindrances: Sentences; news: Sentences; screen: Sentences }): void;
  /** What hindered and does not any more: of it only the sentence that is being said is said. */
  drop(over: Sentences): void;
  hush(): void;
};

/** `onReading`: a whole screen is being read. */
export function startTalk(speaker: Speaker, language: Language, onReading: (isReading: boolean) => void): Talk {
  const waiting: Record<Lane, string[]> = { hindrance: [], news: [], screen: [] };
  const said = new Set<string>();
  let saying: Lane | null = null;
  let turn = 0;

  function* inTurn(): Generator<string> {
    for (;;) {
      const lane = lanes.find((one) => waiting[one].length > 0);
      const sentence = lane && waiting[lane][0];
      if (lane === undefined || sentence === undefined) return;
      saying = lane;
      yield sentence;
      // What was cut off never comes to here, and is begun again in its turn.
      said.add(sentence);
      waiting[lane].shift();
    }
  }
  const clear = (): void => {
    turn += 1;
    saying = null;
    said.clear();
    for (const lane of lanes) waiting[lane] = [];
  };
  const go = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    saying = null;
    onReading(waiting.screen.length > 0);
    await speaker.say(inTurn(), language);
    if (mine !== turn) return;
    clear();
    onReading(false);
  };

  return {
    begin(lane, sentences) {
      clear();
      waiting[lane] = [...sentences];
      void go();
    },
    comeUp({ hindrances, news, screen }) {
      waiting.hindrance.push(...hindrances);
      if (news.length > 0) waiting.news = [...news];
      const before = new Set([...said, ...waiting.hindrance, ...waiting.news]);
      if (waiting.screen.length > 0) waiting.screen = screen.filter((sentence) => !before.has(sentence));
      if (saying !== 'hindrance' && hindrances.length + news.length > 0) void go();
    },
    drop(over) {
      waiting.hindrance = waiting.hindrance.filter(
        (sentence, at) => !over.includes(sentence) || (at === 0 && saying === 'hindrance'),
      );
    },
    hush() {
      clear();
      speaker.stop();
      onReading(false);
    },
  };
}
