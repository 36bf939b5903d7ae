// Tries the order in which calls are heard: one at a time, none twice, none too late, none for who has gone.
import { expect, test } from 'vitest';
import { createAnnouncer } from '#renderer/display/sound/announcer.ts';
import { sampleCall } from '#renderer/preview/display/display-previews.tsx';
import type { Spoken } from '#renderer/ui/speech.ts';

/** A voice in the test's hand: notes what it was given, and speaks until it is told to stop. */
function slowVoice() {
  const heard: string[] = [];
  let over = (_spoken: Spoken): void => undefined;
  let open = 0;
  let most = 0;
  return {
    heard,
    mostAtOnce: () => most,
    finish: async (spoken: Spoken = 'said') => {
      over(spoken);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    ring: async () => {
      heard.push('♪');
    },
    say: (text: string) => {
      heard.push(text);
      open += 1;
      most = Math.max(most, open);
      return new Promise<Spoken>((resolve) => {
        over = (spoken) => {
          open -= 1;
          resolve(spoken);
        };
      });
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const always = { ageMs: () => 0, isStillCalled: () => true, languages: ['zh-CN'], times: 2 } as const;
const first = '请A零零一号到三号窗口';
const second = '请B零零二号到四号窗口';

test('a chime, then the call twice', async () => {
  const voice = slowVoice();
  createAnnouncer({ ...always, ...voice }).announce(sampleCall('A001', '3'));
  await settled();
  expect(voice.heard).toEqual(['♪', first]);
  await voice.finish();
  expect(voice.heard).toEqual(['♪', first, first]);
  await voice.finish();
  expect(voice.heard).toHaveLength(3);
});

test('in two languages where the address says so', async () => {
  const voice = slowVoice();
  createAnnouncer({ ...always, ...voice, languages: ['zh-CN', 'en'] }).announce(sampleCall('A001', '3'));
  for (let n = 0; n < 4; n += 1) {
    await settled();
    await voice.finish();
  }
  expect(voice.heard).toEqual(['♪', first, first, 'Number A zero zero one, please go to window 3.']);
});

test('calls never talk over each other, and are said once each while others wait', async () => {
  const voice = slowVoice();
  const announcer = createAnnouncer({ ...always, ...voice });
  announcer.announce(sampleCall('A001', '3'));
  announcer.announce(sampleCall('B002', '4'));
  announcer.announce(sampleCall('C003', '5'));
  for (let n = 0; n < 6; n += 1) {
    await settled();
    await voice.finish();
  }
  const third = '请C零零三号到五号窗口';
  expect(voice.heard).toEqual(['♪', first, '♪', second, '♪', third, third]);
  expect(voice.mostAtOnce()).toBe(1);
});

test('a number called again while it waits is not said twice over; while it is being said, it is said again after', async () => {
  const voice = slowVoice();
  const announcer = createAnnouncer({ ...always, ...voice, times: 1 });
  announcer.announce(sampleCall('A001', '3'));
  await settled();
  announcer.announce(sampleCall('B002', '9'));
  announcer.announce({ ...sampleCall('B002', '4'), times: 2 });
  announcer.announce({ ...sampleCall('A001', '3'), times: 2 });
  for (let n = 0; n < 4; n += 1) {
    await voice.finish();
    await settled();
  }
  expect(voice.heard).toEqual(['♪', first, '♪', second, '♪', first]);
});

test('what is a minute old is not said, nor what is not at its window any more, not even a second time', async () => {
  const voice = slowVoice();
  let age = 60_001;
  const gone = new Set<string>();
  const announcer = createAnnouncer({
    ...always,
    ...voice,
    ageMs: () => age,
    isStillCalled: ({ ticketNo }) => !gone.has(ticketNo),
  });
  announcer.announce(sampleCall('A001', '3'));
  await settled();
  expect(voice.heard).toEqual([]);
  age = 60_000;
  announcer.announce(sampleCall('A001', '3'));
  announcer.announce(sampleCall('B002', '4'));
  await settled();
  gone.add('A001').add('B002');
  await voice.finish();
  await settled();
  expect(voice.heard).toEqual(['♪', first]);
});

test('without a voice it chimes once a call, and a stopped one says nothing more', async () => {
  const heard: string[] = [];
  const announcer = createAnnouncer({
    ...always,
    ring: async () => {
      heard.push('♪');
    },
    say: async () => 'failed',
  });
  announcer.announce(sampleCall('A001', '3'));
  announcer.announce(sampleCall('B002', '4'));
  await settled();
  await settled();
  expect(heard).toEqual(['♪', '♪']);
  announcer.stop();
  announcer.announce(sampleCall('C003', '5'));
  await settled();
  expect(heard).toHaveLength(2);
});
