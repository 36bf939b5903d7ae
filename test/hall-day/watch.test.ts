// What the supervisor sees: windows and lines as they are, what went wrong, and displays that fall silent and come back.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { displaysASource, displaysAtMost } from '#electron/hall-day/displays.ts';
import { clerk, type DayHall, dayMs, handTimers, minuteMs, monday, openDayHall } from './day-hall.ts';

let hall: DayHall;
beforeEach(async () => {
  hall = await openDayHall();
});
afterEach(async () => {
  await hall.close();
});

const kinds = async () =>
  (await hall.day.watch()).anomalies.map(({ kind, isOpen }) => `${kind}${isOpen ? '' : ' (over)'}`);
/** Lets what was heard be written down. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('the watch', () => {
  it('shows each window with who sits there, what is served, and how many were', async () => {
    const matter = hall.catalogue.matters.find(({ code }) => hall.catalogue.groupOfMatter(code)?.needsTicket);
    const group = hall.catalogue.groupOfMatter(matter?.code ?? '');
    const [window, other] = hall.catalogue.windowsOfGroup(group?.code ?? '');
    if (!matter || !group || !window || !other) throw new Error('the demo hall has no group with two windows');
    const take = () => hall.take({ matterCode: matter.code });
    await hall.append(clerk, { type: 'window.seated', subject: window.code, data: {} });
    await hall.append(clerk, { type: 'window.paused', subject: other.code, data: { reason: 'lunch' } });
    const served = await take();
    await hall.call(served, window.code);
    await hall.leave(served, 'served');
    const current = await take();
    hall.time.now += minuteMs;
    await hall.call(current, window.code);
    const watch = await hall.day.watch();
    const shown = new Map(watch.windows.map((each) => [each.code, each]));
    expect(shown.get(window.code)).toMatchObject({
      number: window.number,
      seat: '谢敏',
      state: 'serving',
      current: { matterName: { zh: matter.name.zh }, calledAt: hall.time.now },
      servedToday: 1,
      lastCallAt: hall.time.now,
    });
    expect(shown.get(other.code)).toMatchObject({
      seat: null,
      state: 'paused',
      pauseReason: 'lunch',
      pausedSince: monday('10:00'),
      current: null,
      servedToday: 0,
      lastCallAt: null,
    });
    // Nobody pressed anything: open within its hours, paused outside of them.
    const idle = watch.windows.find(({ code }) => code !== window.code && code !== other.code)?.code ?? '';
    expect(shown.get(idle)?.state).toBe('free');
    hall.within.hours = false;
    const late = (await hall.day.watch()).windows.find(({ code }) => code === idle);
    expect(late).toMatchObject({ state: 'paused', pauseReason: null, pausedSince: null });
  });

  it('shows each line by lane, who waits longest there, and how many wait too long', async () => {
    const group = hall.catalogue.groups.find(({ needsTicket }) => needsTicket);
    const line = async () => (await hall.day.watch()).lines.find(({ groupCode }) => groupCode === group?.code);
    const take = (over = {}) => hall.take({ groupCode: group?.code ?? '', ...over });
    await take();
    hall.time.now = monday('10:20');
    await take({ lane: 'green', greenReason: 'elderly' });
    await take({ lane: 'appointment', dueAt: monday('11:00') });
    const parked = await take();
    await hall.call(parked, 'W01');
    await hall.leave(parked, 'parked');
    hall.time.now = monday('10:30');
    expect(await line()).toMatchObject({ taken: 4, parked: 1, overLimit: 0, quota: group?.dailyQuota ?? null });
    expect((await line())?.lanes).toEqual([
      { lane: 'normal', waiting: 1, longest: { ticketNo: `${group?.code}-001`, since: monday('10:00') } },
      { lane: 'green', waiting: 1, longest: { ticketNo: `${group?.code}-002`, since: monday('10:20') } },
      // Its time has not come: it waits, but nobody keeps it waiting.
      { lane: 'appointment', waiting: 1, longest: null },
    ]);
    hall.time.now = monday('10:31');
    expect((await line())?.overLimit).toBe(1);
    hall.time.now = monday('11:31');
    expect((await line())?.overLimit).toBe(3);
    // Yesterday's numbers are nobody's wait, once the hall has been quiet; a clock that leaps hides nobody.
    hall.time.now += dayMs;
    expect(await line()).toMatchObject({ taken: 0, parked: 1, overLimit: 3 });
    hall.pass(4 * 60 * minuteMs);
    expect(await line()).toMatchObject({ taken: 0, parked: 0, overLimit: 0 });
  });
});

describe('what went wrong', () => {
  it('is the clock and the disk while they are, and over when they come right', async () => {
    const text = { zh: '时钟不对', en: 'The clock is wrong' };
    hall.notices.say('clock', { at: hall.time.now, level: 'warning', text, isToBeAcknowledged: false });
    hall.notices.say('disk', { at: hall.time.now, level: 'warning', text, isToBeAcknowledged: false });
    hall.notices.say('calendar', { at: hall.time.now, level: 'warning', text, isToBeAcknowledged: false });
    expect((await kinds()).sort()).toEqual(['clock', 'store']);
    const heard = hall.news.anomalies;
    hall.notices.clear('clock');
    expect(hall.news.anomalies).toBe(heard + 1);
    expect((await kinds()).sort()).toEqual(['clock (over)', 'store']);
  });

  it('is a printer by its name, until it is well again, and paper that is ending', async () => {
    const tell = async (trouble: 'no-paper' | 'cover-open' | null, paperLow: boolean | null = null) => {
      const now = { trouble, paperLow, answers: true, since: null, askedAt: null, isEnding: false };
      for (const listener of hall.printer.listeners) listener('1号机', now);
      await settle();
    };
    await tell(null, true);
    expect((await hall.day.watch()).anomalies[0]?.text.zh).toContain('快没纸');
    await tell('no-paper', true);
    await tell('cover-open');
    const open = (await hall.day.watch()).anomalies.filter(({ isOpen }) => isOpen);
    expect(open.map(({ kind, text }) => [kind, text.zh])).toEqual([['printer', expect.stringMatching(/1号机.*盖子/)]]);
    await tell(null);
    expect(await kinds()).toEqual(['printer (over)', 'printer (over)']);
  });

  it('is a number put first, with name and reason, today’s only, and after a restart too', async () => {
    const put = async (reason: string) => {
      const id = await hall.take();
      const { queue_group, no } = await hall.ticket(id);
      await hall.append(clerk, { type: 'ticket.topped', subject: id, data: { groupCode: queue_group, no, reason } });
      await settle();
    };
    await put('昨天的');
    hall.time.now += dayMs;
    await put('老人身体不舒服');
    const topped = async () => (await hall.day.watch()).anomalies;
    expect(await topped()).toMatchObject([{ kind: 'topped', isOpen: false }]);
    expect((await topped())[0]?.text.zh).toMatch(/谢敏.*老人身体不舒服/);
    await hall.restart();
    await settle();
    expect((await topped()).map(({ text }) => text.zh.includes('老人身体不舒服'))).toEqual([true]);
    // Those words were a clerk's own, from before there was a list.
    hall.time.now += 1000;
    await put('our-mistake');
    expect((await topped())[0]?.text.zh).toMatch(/谢敏.*被我们耽误了$/);
    expect((await topped())[0]?.text.en).toMatch(/delayed by us$/);
  });

  it('is a double call that was refused, written down by whom it was, and there after a restart', async () => {
    hall.day.doubleCallRefused({ actor: clerk, windowCode: 'W01', ticketNo: 'A001' });
    await settle();
    const [event, ...others] = await hall.events('window.double-call');
    expect(others).toEqual([]);
    expect(event).toMatchObject({ subject: 'W01', data: '{"no":"A001"}', at: hall.time.now });
    expect(event?.actor).toContain(clerk.id);
    const refused = async () => (await hall.day.watch()).anomalies;
    const told = await refused();
    expect(told).toMatchObject([{ kind: 'double-call', isOpen: false, at: hall.time.now }]);
    expect(told[0]?.text.zh).toMatch(/1 号窗口叫 A001/);
    await hall.restart();
    await settle();
    expect(await refused()).toEqual(told);
    expect(await hall.verify()).toMatchObject({ ok: true });
    expect(hall.failures).toEqual([]);
  });

  it('is at most fifty of all, newest first, of today', async () => {
    for (let n = 1; n <= 60; n += 1) {
      hall.time.now += 1000;
      await hall.append(clerk, { type: 'window.double-call', subject: 'W01', data: { no: `A${n}` } });
    }
    await settle();
    const { anomalies } = await hall.day.watch();
    expect(anomalies).toHaveLength(50);
    expect(anomalies[0]?.text.zh).toContain('A60');
    expect(new Set(anomalies.map(({ id }) => id)).size).toBe(50);
    hall.time.now += dayMs;
    expect((await hall.day.watch()).anomalies).toEqual([]);
  });
});

describe('displays', () => {
  const display = (name: string, sound: 'spoken' | 'chime' | 'silent' | 'off' = 'spoken') => ({
    id: randomUUID(),
    name,
    zone: null,
    sound,
  });
  const notices = () => hall.notices.all().map(({ text }) => text.zh);
  const watched = async () => (await hall.day.watch()).displays.map(({ name, isHere }) => [name, isHere]);
  type Said = readonly [ReturnType<typeof display>, source: string];
  /** They are there for so long, and heard of at the end of it. */
  const stay = (ms: number, ...all: readonly Said[]) => {
    const say = () => {
      for (const [each, source] of all) hall.day.here(each, source);
    };
    say();
    for (let passed = 0; passed < ms; passed += 30_000) {
      hall.time.now += 30_000;
      say();
    }
  };
  const hang = (...all: readonly Said[]) => stay(10 * minuteMs, ...all);
  const look = async () => {
    const hand = handTimers();
    const stop = hall.day.start(hand.timers);
    await hand.pass();
    await stop();
  };

  it('are missed after three quarters of a minute, and gone from the desk when they come back', async () => {
    const [ground, first] = [display('一楼大屏'), display('二楼')];
    hang([ground, '192.0.2.1'], [first, '192.0.2.2']);
    hall.time.now += 45_000;
    hall.day.here(first, '192.0.2.2');
    expect(await watched()).toEqual([
      ['二楼', true],
      ['一楼大屏', true],
    ]);
    hall.time.now += 1;
    await look();
    expect(notices()).toHaveLength(1);
    expect(notices()[0]).toContain('“一楼大屏”');
    expect(notices()[0]).not.toContain('二楼');
    expect(await kinds()).toEqual(['display-gone']);
    hall.day.here(ground, '192.0.2.1');
    expect(notices()).toEqual([]);
    expect(await kinds()).toEqual(['display-gone (over)']);
  });

  it('without a voice name what to install; silent ones ask for a touch; those switched off ask for nothing', async () => {
    const [chime, silent, off] = [display('甲', 'chime'), display('乙', 'silent'), display('丙', 'off')];
    for (const each of [chime, silent, off]) hall.day.here(each, '192.0.2.1');
    const said = notices().sort();
    expect(said).toHaveLength(2);
    expect(said.join()).toMatch(/“甲”.*speech-dispatcher.*espeak-ng/);
    expect(said.join()).toMatch(/“乙”.*点一下屏幕/);
    expect(said.join()).not.toContain('丙');
    expect((await kinds()).sort()).toEqual(['display-mute', 'display-voiceless']);
    hall.day.here({ ...chime, sound: 'spoken' }, '192.0.2.1');
    hall.day.here({ ...silent, sound: 'off' }, '192.0.2.1');
    expect(notices()).toEqual([]);
    expect((await kinds()).sort()).toEqual(['display-mute (over)', 'display-voiceless (over)']);
  });

  it('switched off in the evening are forgotten the next day', async () => {
    hang([display('一楼大屏'), '192.0.2.1']);
    hall.time.now = monday('18:00');
    expect(await watched()).toEqual([['一楼大屏', false]]);
    expect(notices()).toHaveLength(1);
    hall.time.now = Date.parse('2026-12-08T00:00:01+08:00');
    expect(await watched()).toEqual([]);
    expect(notices()).toEqual([]);
  });

  it('that were opened anew under another id are not missed', async () => {
    hang([display('一楼大屏'), '192.0.2.1']);
    hall.time.now += 10_000;
    const again = display('一楼大屏');
    hall.day.here(again, '192.0.2.1');
    hall.time.now += 40_000;
    hall.day.here(again, '192.0.2.1');
    expect(await watched()).toEqual([['一楼大屏', true]]);
    expect(notices()).toEqual([]);
    // It hangs where the old one hung: opened anew it is missed at once when it goes dark.
    hall.time.now += 46_000;
    await look();
    expect(await watched()).toEqual([['一楼大屏', false]]);
    expect(notices()).toHaveLength(1);
  });

  it('that somebody only opened on a laptop are watched while there, and missed by nobody', async () => {
    const laptop = display('叫号屏 3f2a');
    stay(9.5 * minuteMs, [laptop, '192.0.2.9']);
    expect(await watched()).toEqual([['叫号屏 3f2a', true]]);
    hall.time.now += 46_000;
    await look();
    expect(await watched()).toEqual([]);
    expect(notices()).toEqual([]);
    expect(await kinds()).toEqual([]);
    // In all, not in one piece: a line that breaks now and then is a display all the same.
    stay(minuteMs, [laptop, '192.0.2.9']);
    hall.time.now += 46_000;
    await look();
    expect(notices()).toHaveLength(1);
  });

  it('that were taken down are put away by hand, until they hang there again', async () => {
    const [down, dark] = [display('一楼大屏'), display('二楼')];
    hang([down, '192.0.2.1'], [dark, '192.0.2.2']);
    hall.time.now += 46_000;
    await look();
    expect(hall.notices.all()).toMatchObject([{ key: 'display-gone', isToBeAcknowledged: true }]);
    hall.day.forgetGone();
    expect(notices()).toEqual([]);
    expect(await watched()).toEqual([]);
    expect(await kinds()).toEqual(['display-gone (over)']);
    await look();
    expect(notices()).toEqual([]);
    hang([down, '192.0.2.1']);
    hall.time.now += 46_000;
    await look();
    expect(notices().join()).toContain('“一楼大屏”');
    expect(notices().join()).not.toContain('二楼');
  });

  it('of one name on two machines are two: the one that falls silent is missed', async () => {
    const [dark, lit] = [display('一楼大屏'), display('一楼大屏')];
    hang([dark, '192.0.2.1'], [lit, '192.0.2.2']);
    hall.time.now += 46_000;
    hall.day.here(lit, '192.0.2.2');
    expect(await watched()).toEqual(expect.arrayContaining([['一楼大屏', false]]));
    expect(notices()).toHaveLength(1);
  });

  it('are not missed because the clock was set back', async () => {
    const one = display('一楼大屏');
    hang([one, '192.0.2.1']);
    hall.time.now -= 2 * 3_600_000;
    hall.day.here(one, '192.0.2.1');
    expect(await watched()).toEqual([['一楼大屏', true]]);
    expect(notices()).toEqual([]);
  });

  it('that nobody has cannot be made up without end', async () => {
    for (let n = 0; n < 3 * displaysASource; n += 1) hall.day.here(display(`假${n}`), '192.0.2.9');
    expect(await watched()).toHaveLength(displaysASource);
    for (let n = 0; n < 2 * displaysAtMost; n += 1) hall.day.here(display(`屏${n}`), `192.0.2.${n}`);
    expect(await watched()).toHaveLength(displaysAtMost);
    // A real one finds its place as soon as a made-up one is silent.
    hall.time.now += minuteMs;
    hall.day.here(display('一楼大屏'), '198.51.100.1');
    expect(await watched()).toEqual([['一楼大屏', true]]);
  });
});
