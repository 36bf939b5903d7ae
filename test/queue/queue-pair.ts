// A hall and the rules on paper, taken through the same acts and compared after each.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { DomainError } from '#electron/domain-error.ts';
import { putNumber } from './put-number.ts';
import type { Act } from './queue-acts.ts';
import { clerk, kiosk, type QueueHall } from './queue-hall.ts';
import { dateOf, type Num, type QueueModel, type Window } from './queue-model.ts';

const matters = [
  { code: 'BD-01', group: 'G-BDC' },
  { code: 'SW-01', group: 'G-SW' },
  { code: 'GA-01', group: 'G-HZ' },
];
/** The windows the acts name by place. */
export const windows = [
  { code: 'W10', groups: ['G-BDC'] },
  { code: 'W11', groups: ['G-BDC', 'G-SW'] },
  { code: 'W01', groups: ['G-HZ'] },
  { code: 'W02', groups: ['G-HZ'] },
];

/** A hall and its rules on paper, taken through the same acts. */
export class Pair {
  readonly hall: QueueHall;
  readonly model: QueueModel;
  readonly #takes: { requestId: string; which: number; green: boolean; no: string }[] = [];
  readonly #clicks = new Map<string, string>();

  constructor(hall: QueueHall, model: QueueModel) {
    this.hall = hall;
    this.model = model;
  }

  /** The hall's instant: never before what the journal holds. */
  async setNow(): Promise<void> {
    const newest = this.hall.store.db.selectFrom('journal').select('at').orderBy('seq', 'desc').limit(1);
    this.model.now = Math.max(this.hall.time.now, (await newest.executeTakeFirst())?.at ?? 0);
  }

  async perform(act: Act): Promise<void> {
    await this.setNow();
    const { hall, model } = this;
    const num = 'pick' in act && act.pick != null ? this.#pick(act.pick) : undefined;
    const at = 'window' in act ? model.windows[act.window] : undefined;
    switch (act.do) {
      case 'take':
        return this.#take(act.which, act.green, act.isAgain);
      case 'appointment': {
        const { code, group } = matters[act.which] ?? fail();
        const dueAt = model.now + act.minutes * 60_000;
        const { id, no } = await putNumber(hall, code, { lane: 'appointment', dueAt });
        model.add(id, no, group, 'appointment', Math.max(model.now, dueAt));
        return;
      }
      case 'next': {
        const { code } = at ?? fail();
        const known = act.isAgain ? this.#clicks.get(code) : undefined;
        const requestId = known ?? randomUUID();
        const real = outcome(hall.calling.callNext(clerk, { windowCode: code, requestId }));
        if (known !== undefined) return expect(await real).toBe('ok');
        const wanted = model.next(at ?? fail());
        if (wanted === 'ok') this.#clicks.set(code, requestId);
        return expect(await real).toBe(wanted);
      }
      case 'recall':
      case 'served':
      case 'parked':
      case 'miss':
        return this.#atWindow(act.do, at ?? fail(), num);
      case 'forward-window':
      case 'forward-matter': {
        const here = model.at(at ?? fail());
        const ids = { windowCode: at?.code ?? '', ticketId: here?.id ?? randomUUID() };
        const isWindow = act.do === 'forward-window';
        const there = isWindow ? (model.windows[act.to] ?? fail()) : fail;
        const matter = isWindow ? fail : (matters[act.which] ?? fail());
        const to = isWindow
          ? { kind: 'window' as const, windowCode: (there as Window).code }
          : { kind: 'matter' as const, matterCode: (matter as { code: string }).code };
        const target = isWindow ? { window: there as Window } : { group: (matter as { group: string }).group };
        const real = outcome(hall.calling.forward(clerk, { ...ids, to, reason: 'wrong-line' }));
        const wanted = here ? model.forward(at ?? fail(), here, target) : 'NOTHING_CALLED';
        return expect(await real).toBe(wanted);
      }
      case 'call-back': {
        if (!num) return;
        const { code } = at ?? fail();
        const call = { windowCode: code, ticketId: num.id, requestId: randomUUID() };
        return expect(await outcome(hall.calling.callBack(clerk, call))).toBe(model.callBack(at ?? fail(), num));
      }
      case 'requeue':
        if (num) expect(await outcome(hall.calling.requeue(clerk, { ticketId: num.id }))).toBe(model.requeue(num));
        return;
      case 'top':
        if (num) {
          const real = outcome(hall.calling.top(clerk, { ticketId: num.id, reason: 'other' }));
          expect(await real).toBe(model.top(num));
        }
        return;
      case 'look':
        if (num) {
          const real = outcome(hall.calling.confirmGreen(clerk, { ticketId: num.id, holds: act.holds }));
          expect(await real).toBe(model.look(num, act.holds));
        }
        return;
      case 'pause':
        await hall.calling.pause(clerk, { windowCode: at?.code ?? '', reason: 'lunch' });
        (at ?? fail()).pausedOn = model.today;
        return;
      case 'open':
        await hall.calling.open(clerk, { windowCode: at?.code ?? '' });
        (at ?? fail()).pausedOn = null;
        return;
      case 'close':
        await hall.day.close(clerk, model.today);
        for (const date of model.days()) model.close(date);
        return;
      case 'reopen':
        await hall.day.reopen(clerk, model.today);
        model.closed.delete(model.today);
        return;
      case 'sweep':
        await hall.day.sweep();
        return model.sweep(dateOf(hall.time.now));
      case 'restart':
        await hall.restart();
        return model.restart(hall.time.now);
      case 'clock':
        hall.time.now += act.minutes * 60_000;
        return;
      case 'pass':
        hall.pass(act.minutes * 60_000);
        model.ran = hall.time.ran;
        return;
    }
  }

  async #take(which: number, green: boolean, isAgain: boolean): Promise<void> {
    const last = this.#takes.at(-1);
    const asked = isAgain && last ? last : { requestId: randomUUID(), which, green, no: '' };
    const { code, group } = matters[asked.which] ?? fail();
    const input = { requestId: asked.requestId, matterCode: code, language: 'zh-CN' as const };
    const taken = this.hall.queue.take(kiosk, { ...input, ...(asked.green && { green: 'elderly' }) });
    if (asked === last) return expect((await taken).ticket.no).toBe(last.no);
    const wanted = this.model.take(group);
    expect(await outcome(taken)).toBe(wanted.outcome);
    if (wanted.outcome !== 'ok') return;
    const { id, no } = (await taken).ticket;
    expect(Number(no.slice(1))).toBe(wanted.n);
    this.#takes.push({ ...asked, no });
    this.model.add(id, no, group, asked.green ? 'green' : 'normal');
  }

  async #atWindow(what: 'recall' | 'served' | 'parked' | 'miss', window: Window, other: Num | undefined) {
    const { calling } = this.hall;
    const num = other ?? this.model.at(window);
    const input = { windowCode: window.code, ticketId: num?.id ?? randomUUID() };
    const isSomebodyHere = this.model.days().includes(this.model.at(window)?.date ?? '');
    const nobody = isSomebodyHere ? 'CHANGED' : 'NOTHING_CALLED';
    if (what === 'recall') {
      const real = await outcome(calling.recall(clerk, input));
      expect(real).toBe(num ? this.model.recall(window, num) : nobody);
    } else if (what === 'miss') {
      const real = await outcome(calling.miss(clerk, { ...input, reason: 'not-here' }));
      expect(real).toBe(num ? this.model.miss(window, num) : nobody);
    } else {
      const real = await outcome(what === 'served' ? calling.finish(clerk, input) : calling.park(clerk, input));
      expect(real).toBe(num ? this.model.leave(window, num, what) : nobody);
    }
  }

  #pick(at: number): Num | undefined {
    const { numbers } = this.model;
    return numbers[at % Math.max(1, numbers.length)];
  }

  /** The real hall as it is on paper: who stands where, and in which order every window would call. */
  async compare(): Promise<void> {
    await this.setNow();
    const { hall, model } = this;
    const rows = await hall.store.db.selectFrom('tickets').selectAll().orderBy('taken_at').execute();
    const real = new Map(rows.map((row) => [row.id, row]));
    expect(real.size).toBe(model.numbers.length);
    for (const num of model.numbers) {
      const row = real.get(num.id);
      const { state, queue_group: line, misses, calls, lane } = row ?? {};
      expect({ no: row?.no, state, line, misses, calls, lane }).toEqual({
        no: num.no,
        state: num.state,
        line: num.line,
        misses: num.misses,
        calls: num.calls,
        lane: num.lane,
      });
    }
    // A clock that is behind shows the day it believes in; the program's own clock never goes back.
    if (hall.time.now < model.now) return;
    for (const each of model.windows) {
      const desk = await hall.calling.window(each.code);
      const here = model.at(each);
      expect(desk.current?.ticket.no).toBe(here && model.days().includes(here.date) ? here.no : undefined);
      expect(desk.waiting.map(({ no }) => no)).toEqual(model.order(each).map(({ no }) => no));
      expect(desk.paused !== null).toBe(each.pausedOn === model.today);
    }
  }

  /** What must hold whatever the rules say. */
  async check(): Promise<void> {
    const { db } = this.hall.store;
    const tickets = await db.selectFrom('tickets').selectAll().orderBy('n').execute();
    for (const { date, group_code, taken } of await db.selectFrom('queue_days').selectAll().execute()) {
      const numbers = tickets.filter((ticket) => ticket.date === date && ticket.group_code === group_code);
      expect(numbers.map(({ n }) => n)).toEqual(Array.from({ length: taken }, (_, i) => i + 1));
    }
    const said = tickets.map(({ date, no }) => `${date} ${no}`);
    expect(new Set(said).size).toBe(said.length);
    const stays = await db.selectFrom('services').selectAll().orderBy('called_at').execute();
    const open = stays.filter(({ ended_at }) => ended_at === null);
    // Nobody at two windows, no window with two; and every stay but the open ones says how it ended.
    expect(new Set(open.map(({ ticket_id }) => ticket_id)).size).toBe(open.length);
    expect(new Set(open.map(({ window_code }) => window_code)).size).toBe(open.length);
    expect(stays.every(({ how, ended_at }) => (how === null) === (ended_at === null))).toBe(true);
    const calls = await db.selectFrom('journal').selectAll().where('type', '=', 'ticket.called').execute();
    expect(calls).toHaveLength(stays.length);
    for (const { subject, at } of calls) {
      const date = tickets.find(({ id }) => id === subject)?.date;
      expect(date === undefined || date > dateOf(at)).toBe(false);
    }
    expect(await this.hall.verify()).toMatchObject({ ok: true });
  }
}

function fail(): never {
  throw new Error('the act names nothing');
}

/** A rule's no is an answer like another. */
async function outcome(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
