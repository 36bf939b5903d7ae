// A whole hall with an administrator at the desk, for the tests of editing it: `hall` and `admin` are the running test's own.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach } from 'vitest';
import type { Entries } from '#shared/contract/catalogue.ts';
import type { EntryData } from '#shared/contract/hall-entries.ts';
import type { Taken } from '#shared/contract/queue.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';

/** Monday 7 December 2026, 10:00 in Shizhu. */
export const monday = Date.parse('2026-12-07T10:00+08:00');
export let hall: TestHall;
export let admin: Client;
let time: number;

/** Called once by each test file. */
export function withHallToEdit(settings?: object): void {
  beforeEach(async () => {
    time = monday;
    hall = await startHall({ clock: () => time, ...(settings && { settings }) });
    admin = await hall.admin();
  });
  afterEach(() => hall.stop());
}

export function passTime(ms: number): void {
  time += ms;
}

type Kind = Exclude<keyof Entries, 'hall'>;
type Failed = { code: string; message: string; data: unknown };

export async function failure(doing: Promise<unknown>): Promise<Failed> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof ORPCError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

export async function entry<K extends keyof Entries>(kind: K, code: string): Promise<Entries[K][number]> {
  const found = (await admin.catalogue.entries())[kind].find((each) => each.code === code);
  if (!found) throw new Error(`no ${kind} ${code}`);
  return found;
}

export const matter = async (code: string, change: Partial<EntryData<'matter'>>) => {
  const { version, data } = await entry('matter', code);
  return { kind: 'matter' as const, version, data: { ...(data as EntryData<'matter'>), ...change } };
};
export const group = async (code: string, change: Partial<EntryData<'group'>>) => {
  const { version, data } = await entry('group', code);
  return { kind: 'group' as const, version, data: { ...(data as EntryData<'group'>), ...change } };
};
export const window = async (code: string, change: Partial<EntryData<'window'>>) => {
  const { version, data } = await entry('window', code);
  return { kind: 'window' as const, version, data: { ...(data as EntryData<'window'>), ...change } };
};
export const newGroup: EntryData<'group'> = {
  code: 'G-LY',
  name: '旅游服务',
  nameEn: 'Tourism',
  series: 'X',
  digits: 3,
  start: 1,
  dailyQuota: null,
  needsTicket: true,
};
export const standing = async (kind: Kind, code: string) => ({
  kind,
  code,
  version: (await entry(kind, code)).version,
});

export const take = (matterCode: string, client: Client = hall.client()): Promise<Taken> =>
  client.queue.take({ requestId: crypto.randomUUID(), matterCode, language: 'zh-CN' });
