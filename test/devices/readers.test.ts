// Both adapters against a reader's service that does what real ones do: what lies there is said, and nothing wrong is taken for a card.
import { expect, it, onTestFinished } from 'vitest';
import { createHttpReader } from '#electron/devices/http-reader.ts';
import type { ReaderSays } from '#electron/devices/id-reader.ts';
import { type ReaderMode, startReaderSimulator } from '#electron/devices/simulator/reader-simulator.ts';
import { sampleCards } from '#electron/devices/simulator/sample-cards.ts';
import { createWebsocketReader } from '#electron/devices/websocket-reader.ts';
import { eventually } from '../support/eventually.ts';

type Driver = 'http' | 'websocket';
const timings = { longestPauseMs: 300, answerMs: 400, openMs: 400, silenceMs: 600, liftedMs: 400 };
const luo = { what: 'card', card: { name: sampleCards.luo.name, idNumber: sampleCards.luo.idNumber } };
const shi = { what: 'card', card: { name: sampleCards.shi.name, idNumber: sampleCards.shi.idNumber } };

async function reading(driver: Driver, o: Parameters<typeof startReaderSimulator>[0] = {}) {
  const simulator = await startReaderSimulator(o);
  const setting = { ...simulator.setting(driver), everyMs: 20 };
  const said: ReaderSays[] = [];
  const make = driver === 'http' ? createHttpReader : createWebsocketReader;
  const stop = make(setting, timings).start((one) => said.push(one));
  onTestFinished(async () => {
    await stop();
    await simulator.close();
  });
  return {
    simulator,
    said,
    stop,
    now: (wanted: object) => eventually(async () => expect(said.at(-1)).toEqual(wanted)),
  };
}

const drivers = ['http', 'websocket'] as const;

it.each(drivers)('%s: nothing there, a card, another, and nothing again', async (driver) => {
  const { simulator, now } = await reading(driver);
  await now({ what: 'lifted' });
  simulator.lay('luo');
  await now(luo);
  simulator.lay('shi');
  await now(shi);
  simulator.lay(null);
  await now({ what: 'lifted' });
});

it.each(drivers)('%s: names in GBK are names', async (driver) => {
  const { simulator, now } = await reading(driver, { encoding: 'gbk' });
  simulator.lay('long');
  await now({ what: 'card', card: { name: sampleCards.long.name, idNumber: sampleCards.long.idNumber } });
});

it.each(drivers)('%s: what the answer calls itself, or is wrapped in, does not matter', async (driver) => {
  const { simulator, now } = await reading(driver);
  simulator.lay('luo');
  for (const mode of ['html', 'jsonp'] as const) {
    await simulator.set(mode);
    const { asked } = simulator;
    await eventually(async () => expect(simulator.asked).toBeGreaterThan(asked + 2));
    await now(luo);
  }
});

it.each(drivers)('%s: a number whose check digit does not hold, or none, is no card', async (driver) => {
  const { simulator, said, now } = await reading(driver);
  simulator.lay('misread');
  await now({ what: 'unreadable' });
  simulator.lay('blank');
  await now({ what: 'unreadable' });
  expect(said.some(({ what }) => what === 'card')).toBe(false);
});

const troubles: [Driver, ReaderMode][] = [
  ['http', 'rubbish'],
  ['http', 'error'],
  ['http', 'moved'],
  ['http', 'huge'],
  ['http', 'hang'],
  ['http', 'slow'],
  ['http', 'gone'],
  ['websocket', 'rubbish'],
  ['websocket', 'error'],
  ['websocket', 'huge'],
  ['websocket', 'hang'],
  ['websocket', 'gone'],
];
it.each(troubles)('%s, %s: the reader is gone, and there again once it is well', async (driver, mode) => {
  const { simulator, now } = await reading(driver);
  await now({ what: 'lifted' });
  await simulator.set(mode);
  simulator.lay('luo');
  await now({ what: 'gone' });
  await simulator.set('well');
  await now(luo);
});

it('websocket, slow: an answer that takes its time is an answer', async () => {
  const { simulator, now } = await reading('websocket', { slowMs: 150 });
  await simulator.set('slow');
  simulator.lay('luo');
  await now(luo);
});

it('a reader that speaks by itself: there when the line stands, and a card said once is taken to be lifted soon', async () => {
  const { simulator, said, now } = await reading('websocket', { pushes: true });
  await now({ what: 'back' });
  simulator.lay('luo');
  await now(luo);
  await now({ what: 'lifted' });
  simulator.lay('luo');
  await now(luo);
  await simulator.set('gone');
  await now({ what: 'gone' });
  await simulator.set('well');
  // Not lifted: what lies there is not known.
  await now({ what: 'back' });
  expect(said.filter(({ what }) => what === 'card')).toHaveLength(2);
});

it.each(
  drivers,
)('%s: stopped in the middle of a question, it says nothing more and asks nothing more', async (driver) => {
  const { simulator, said, stop, now } = await reading(driver);
  await now({ what: 'lifted' });
  await simulator.set('hang');
  const { asked } = simulator;
  await eventually(async () => expect(simulator.asked).toBeGreaterThan(asked));
  const count = said.length;
  await stop();
  await simulator.set('well');
  simulator.lay('luo');
  const after = simulator.asked;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(simulator.asked).toBe(after);
  expect(said).toHaveLength(count);
});
