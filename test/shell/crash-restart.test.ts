// A dead page comes back by itself, but not in a storm, and a hall is never left with a blank screen.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_CRASH_POLICY, nextDelay, restartOnCrash } from '#electron/shell/crash-restart.ts';
import { FakeElectron, FakeTime } from './fake-electron.ts';

let electron: FakeElectron;
let time: FakeTime;
let shown: string[];
let reasons: string[];
let stop: () => void;

beforeEach(() => {
  electron = new FakeElectron();
  time = new FakeTime();
  shown = [];
  reasons = [];
  stop = restartOnCrash({
    contents: electron.contents,
    load: () => shown.push('kiosk'),
    loadCalm: () => shown.push('calm'),
    clock: time.clock,
    schedule: time.schedule,
    log: (reason) => reasons.push(reason),
  });
});

const page = () => electron.window.webContents;
const crash = (reason = 'crashed'): void => void page().emit('render-process-gone', {}, { reason });

describe('a page that dies', () => {
  it('comes back at once, the reason noted', () => {
    crash('oom');
    time.pass(0);
    expect(shown).toEqual(['kiosk']);
    expect(reasons).toEqual(['oom']);
  });

  it('does not come back from a clean end', () => {
    crash('clean-exit');
    time.pass(120_000);
    expect(shown).toEqual([]);
  });

  it('comes back slower each time, then gives way to the calm page, then is tried again', () => {
    const { most } = DEFAULT_CRASH_POLICY;
    for (let n = 0; n < most; n += 1) {
      crash();
      time.pass(8_000);
    }
    expect(shown).toEqual(Array.from({ length: most }, () => 'kiosk'));
    crash();
    expect(shown.at(-1)).toBe('calm');
    time.pass(DEFAULT_CRASH_POLICY.calmMs - 1);
    expect(shown.at(-1)).toBe('calm');
    time.pass(1);
    expect(shown.at(-1)).toBe('kiosk');
  });

  it('is restarted once for a crash that also shows as a failed load', () => {
    crash();
    page().emit('did-fail-load', {}, -2, 'failed', 'app://bancheng/', true);
    time.pass(60_000);
    expect(shown).toEqual(['kiosk']);
  });

  it('is patient with pages that die rarely', () => {
    for (let n = 0; n < 30; n += 1) {
      crash();
      time.pass(61_000);
    }
    expect(shown).not.toContain('calm');
    expect(shown).toHaveLength(30);
  });
});

describe('a page that does not load', () => {
  it('is tried again', () => {
    page().emit('did-fail-load', {}, -6, 'not found', 'app://bancheng/', true);
    time.pass(0);
    expect(shown).toEqual(['kiosk']);
  });

  it('is left alone for a frame inside it and for a load given up for a newer one', () => {
    page().emit('did-fail-load', {}, -6, 'x', 'app://bancheng/', false);
    page().emit('did-fail-load', {}, -3, 'aborted', 'app://bancheng/', true);
    time.pass(60_000);
    expect(shown).toEqual([]);
  });
});

describe('a page that hangs', () => {
  it('is ended after a while, so that it comes back', () => {
    page().emit('unresponsive');
    page().emit('unresponsive');
    time.pass(DEFAULT_CRASH_POLICY.hangMs - 1);
    expect(page().crashes).toBe(0);
    time.pass(1);
    expect(page().crashes).toBe(1);
  });

  it('is left alone when it answers again', () => {
    page().emit('unresponsive');
    page().emit('responsive');
    time.pass(600_000);
    expect(page().crashes).toBe(0);
  });
});

it('does nothing once stopped, nor to a window that is gone', () => {
  crash();
  stop();
  crash();
  time.pass(600_000);
  expect(shown).toEqual([]);
});

it('never restarts more often in a minute than the policy says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 }), (gaps) => {
      let now = 0;
      const restarts: number[] = [];
      for (const gap of gaps) {
        now += gap;
        if (nextDelay(DEFAULT_CRASH_POLICY, restarts, now) !== null) restarts.push(now);
      }
      for (const at of restarts) {
        const within = restarts.filter((other) => other >= at && other - at < DEFAULT_CRASH_POLICY.windowMs);
        expect(within.length).toBeLessThanOrEqual(DEFAULT_CRASH_POLICY.most);
      }
    }),
  );
});
