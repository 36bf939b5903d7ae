// Papers by a citizen's own telephone: a link for one case and a few minutes, pictures by it as sealed as any, and nothing else to be had.
import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPublicServer } from '#electron/api/public-server.ts';
import { papersByPhoneAMinute } from '#electron/api/source-limits.ts';
import { createPaperLinks } from '#electron/case-files/paper-links.ts';
import { createPhonePapers } from '#electron/case-files/phone-papers.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { CaseFiles } from '#shared/contract/case-files.ts';
import type { CaseReceipt, FileCase } from '#shared/contract/case-shapes.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import { filesMaximum } from '#shared/domain/case-limits.ts';
import { eventually } from '../support/eventually.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';
import * as sample from './sample-files.ts';

const host = 'banshi.example';
const minute = 60_000;
const hallTime = Date.parse('2026-12-07T10:00:00+08:00');
/** So long after a link's time what was begun in it may arrive. */
const onTheWay = 90_000;
/** Time gone by. */
let now: number;
let hall: TestHall;
let phones: FastifyInstance;
let kiosk: Client;
let admin: Client;
let receipt: CaseReceipt;

beforeEach(async () => {
  now = 0;
  // The hall's clock stands, as it does after it had leapt ahead: a link is over all the same.
  hall = await startHall({
    clock: () => hallTime,
    elapsed: () => now,
    hasLog: true,
    settings: { phone: { url: `https://${host}`, port: 0 } },
  });
  const { phoneRouter: router, log } = hall.node;
  phones = await createPublicServer({ router, log, screensDir: null, url: `https://${host}` });
  kiosk = hall.client('1号机');
  admin = await hall.admin();
  receipt = await file();
});
afterEach(async () => {
  await phones.close();
  await hall.stop();
});

const file = (person: FileCase['person'] = { role: 'anonymous' }) =>
  kiosk.cases.file({
    requestId: randomUUID(),
    kind: 'not-done',
    matterCode: null,
    failedAtUnit: null,
    words: '老屋的土地证办不下来',
    trips: null,
    person,
    language: 'zh-CN',
  });
const proofOf = ({ caseNo, queryCode }: CaseReceipt) => ({ caseNo, queryCode });
const open = () => kiosk.caseFiles.openLink(proofOf(receipt));
const filesOf = ({ caseNo }: CaseReceipt): Promise<CaseFiles> => admin.caseFiles.list({ caseNo });

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

/** A call by the phones' door, from one telephone. */
async function phone(name: string, input: object, from = '203.0.113.7') {
  const answer = await phones.inject({
    method: 'POST',
    url: `/api/rpc/caseFiles/${name}`,
    payload: JSON.stringify({ json: input }),
    remoteAddress: from,
    headers: { host, 'content-type': 'application/json' },
  });
  return { status: answer.statusCode, said: answer.json().json };
}
const send = (token: string, bytes: Uint8Array, over: object = {}, from?: string) =>
  phone(
    'addByLink',
    { token, requestId: randomUUID(), data: Buffer.from(bytes).toString('base64'), language: 'zh-CN', ...over },
    from,
  );
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof ORPCError ? error.code : String(error)),
  );

/** What the feed says of links, from here on. */
async function hearing() {
  const feed = await kiosk.live.hall();
  const heard: HallEvent[] = [];
  void (async () => {
    for await (const event of feed) heard.push(event);
  })().catch(() => undefined);
  return () => heard.filter((event) => event.type === 'papers-changed');
}

it('brings pictures to the one case, sealed, and the kiosk is told without a word of whose', async () => {
  const told = await hearing();
  const { token, id, ...before } = await open();
  expect(before).toEqual({ isOpened: false, count: 0, left: filesMaximum, secondsLeft: 600, canExtend: true });
  // The kiosk's own look is not the telephone's.
  expect(await kiosk.caseFiles.linkState({ token })).toEqual(before);
  expect((await phone('linkState', { token })).said).toEqual({ ...before, isOpened: true });
  const requestId = randomUUID();
  expect((await send(token, sample.jpeg('quetzal 7f3a'), { requestId })).said).toMatchObject({ count: 1, left: 19 });
  // Sent again after its answer got lost: one picture.
  expect((await send(token, sample.jpeg('quetzal 7f3a'), { requestId })).said).toMatchObject({ count: 1, left: 19 });
  now += 2 * minute;
  expect((await send(token, sample.png())).said).toEqual({
    ...{ isOpened: true, count: 2, left: 18, secondsLeft: 480, canExtend: true },
  });
  // In the order of their time, and this hall's clock stands.
  const files = (await filesOf(receipt)).files.sort((a, b) => a.mediaType.localeCompare(b.mediaType));
  expect(files).toMatchObject([
    { kind: 'paper', mediaType: 'image/jpeg', name: null, addedBy: null },
    { kind: 'paper', mediaType: 'image/png', name: null, addedBy: null },
  ]);
  const opened = await admin.caseFiles.open({ caseNo: receipt.caseNo, fileId: files[0]?.id ?? '' });
  expect(Buffer.from(opened.data, 'base64').equals(sample.jpeg('quetzal 7f3a'))).toBe(true);
  await eventually(() => expect(told().length).toBeGreaterThanOrEqual(3));
  for (const event of told()) expect(event).toEqual({ type: 'papers-changed', at: expect.any(Number), linkId: id });
  // Neither the picture nor the link lies anywhere in the clear: log, journal, tables, files.
  const everything = readdirSync(hall.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
  expect(everything.length).toBeGreaterThan(3);
  for (const secret of [token, 'quetzal']) expect(everything.some((bytes) => bytes.includes(secret))).toBe(false);
  const rows = await hall.node.store.db.selectFrom('journal').select(['type', 'actor']).execute();
  const added = rows.filter(({ type }) => type === 'case.file-added');
  expect(added.map(({ actor }) => JSON.parse(String(actor)))).toEqual(
    Array(2).fill({ kind: 'citizen', id: 'phone', terminal: '手机' }),
  );
});

it('is over after its minutes, with the kiosk’s session, and with the next link for the case', async () => {
  const first = await open();
  now += 10 * minute - 1;
  expect((await send(first.token, sample.jpeg('a'))).said).toMatchObject({ count: 1 });
  now += 1 + onTheWay;
  const asked = ['linkState', 'moreTime'].map((name) => phone(name, { token: first.token }));
  for (const late of await Promise.all([...asked, send(first.token, sample.jpeg('b'))]))
    expect(late.said).toMatchObject({ code: 'LINK_OVER', message: expect.stringContaining('再换一个码') });
  const second = await open();
  await kiosk.caseFiles.closeLink({ token: second.token });
  expect((await phone('linkState', { token: second.token })).said).toMatchObject({ code: 'LINK_OVER' });
  // Once over it can be ended again: a kiosk that asks twice is not told off.
  await kiosk.caseFiles.closeLink({ token: second.token });
  const [third, fourth] = [await open(), await open()];
  expect((await send(third.token, sample.jpeg('c'))).said).toMatchObject({ code: 'LINK_OVER' });
  expect((await send(fourth.token, sample.jpeg('d'))).said).toMatchObject({ count: 1 });
  // What was turned back is nowhere.
  expect((await filesOf(receipt)).files).toHaveLength(2);
});

it('takes what was on its way when its time ended, and the press that came a moment late; it is over all the same', async () => {
  const { token } = await open();
  now += 10 * minute;
  expect((await phone('linkState', { token })).said).toMatchObject({ code: 'LINK_OVER' });
  expect(await codeOf(kiosk.caseFiles.linkState({ token }))).toBe('LINK_OVER');
  now += onTheWay - 1;
  // Another kiosk's link is made meanwhile, and clears away what is gone.
  await kiosk.caseFiles.openLink(proofOf(await file()));
  expect((await send(token, sample.jpeg('a'))).said).toMatchObject({ count: 1, secondsLeft: 0 });
  expect((await phone('linkState', { token })).said).toMatchObject({ code: 'LINK_OVER' });
  expect((await phone('moreTime', { token })).said).toMatchObject({ count: 1, secondsLeft: 600, canExtend: true });
  expect((await phone('linkState', { token })).said).toMatchObject({ secondsLeft: 600 });
});

it('lasts as long again for whoever asks, ten times over, and the kiosk is told; pressed twice is pressed once', async () => {
  const told = await hearing();
  const { token, id } = await open();
  const moreTime = async () => (await phone('moreTime', { token })).said;
  for (let times = 1; times <= 10; times += 1) {
    // At the last moment, so that each press gives as much as it can.
    now = times * 10 * minute;
    const given = { isOpened: false, count: 0, left: filesMaximum, secondsLeft: 600, canExtend: times < 10 };
    expect(await Promise.all([moreTime(), moreTime()])).toEqual([given, given]);
  }
  await eventually(() => expect(told().filter(({ linkId }) => linkId === id)).toHaveLength(10));
  now += 10 * minute - 1;
  expect(await moreTime()).toMatchObject({ secondsLeft: 1, canExtend: false });
  now += 1;
  expect(await moreTime()).toMatchObject({ code: 'LINK_OVER' });
  expect((await send(token, sample.jpeg('a'))).said).toMatchObject({ count: 1 });
});

it('gives no more time where the kiosk ended it, be it in that very moment, where there is a newer one, or the case is closed', async () => {
  const [closed, older, newest] = [await open(), await open(), await open()];
  await kiosk.caseFiles.closeLink({ token: closed.token });
  for (const token of [closed.token, older.token, 'A'.repeat(22)])
    expect((await phone('moreTime', { token })).said).toMatchObject({ code: 'LINK_OVER' });
  expect((await phone('moreTime', { token: newest.token })).said).toMatchObject({ secondsLeft: 600 });

  const links = createPaperLinks({ elapsed: () => now, random, minutes: 10 });
  const { token, link } = links.open('case');
  const asking = (roomFor: () => Promise<number>) =>
    createPhonePapers({
      ...{ links, cases: hall.node.cases.known, hasPhones: true },
      files: { roomFor, addFor: async () => ({ left: 5 }) },
    }).moreTime(token);
  now += minute;
  const archived = async () => Promise.reject(new DomainError('NOT_NOW'));
  await expect(asking(archived)).rejects.toMatchObject({ code: 'NOT_NOW' });
  expect(link.secondsLeft()).toBe(540);
  const endsIt = async () => {
    links.end(token);
    return 5;
  };
  await expect(asking(endsIt)).rejects.toMatchObject({ code: 'LINK_OVER' });
});

it('ends with the program: nothing of it is written down', async () => {
  const { token } = await open();
  await hall.restart();
  expect(await codeOf(hall.client().caseFiles.linkState({ token }))).toBe('LINK_OVER');
});

it('is made only for whoever holds the slip, where the hall has phones, and while the case takes papers', async () => {
  const wrong = receipt.queryCode === '123457' ? '123458' : '123457';
  expect(await codeOf(kiosk.caseFiles.openLink({ caseNo: receipt.caseNo, queryCode: wrong }))).toBe('NOT_MATCHING');
  // By the phones' door no link is made, and none is ended.
  const { token } = await open();
  expect((await phone('openLink', proofOf(receipt))).status).toBe(404);
  expect((await phone('closeLink', { token })).status).toBe(404);
  for (let n = 0; n < filesMaximum; n += 1)
    await admin.caseFiles.add({
      ...{ caseNo: receipt.caseNo, requestId: randomUUID(), kind: 'paper', name: '', language: 'zh-CN' },
      data: sample.jpeg(String(n)).toString('base64'),
    });
  expect((await send(token, sample.jpeg('one more'))).said).toMatchObject({ code: 'TOO_MANY_FILES' });
  expect(await codeOf(open())).toBe('TOO_MANY_FILES');
  const without = await startHall();
  const other = without.client();
  expect(await codeOf(other.caseFiles.openLink(proofOf(receipt)))).toBe('NO_PHONES');
  await without.stop();
});

it('leads to no other case, and shows nothing of its own', async () => {
  const [mine, other] = [await open(), await file()];
  const theirs = await kiosk.caseFiles.openLink(proofOf(other));
  await send(theirs.token, sample.jpeg('theirs'));
  expect((await filesOf(receipt)).files).toEqual([]);
  expect((await filesOf(other)).files).toHaveLength(1);
  // A case named beside the link, or a link one sign away, is no way in.
  expect((await send(mine.token, sample.jpeg(), { caseNo: other.caseNo })).said).toMatchObject({
    code: 'INVALID_INPUT',
  });
  const near = mine.token.slice(0, -2) + (mine.token.endsWith('AA') ? 'QQ' : 'AA');
  expect((await send(near, sample.jpeg())).said).toMatchObject({ code: 'LINK_OVER' });
  expect((await phone('linkState', { token: mine.id })).said).toMatchObject({ code: 'LINK_OVER' });
  // The documented address of it is none of a case's.
  const answer = await fetch(`${hall.url}/api/v1/cases/paper-link/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: near, requestId: randomUUID(), data: '', language: 'zh-CN' }),
  });
  expect([answer.status, (await answer.json()).code]).toEqual([410, 'LINK_OVER']);
  expect(Object.keys((await phone('linkState', { token: mine.token })).said).sort()).toEqual(
    ['canExtend', 'count', 'isOpened', 'left', 'secondsLeft'].sort(),
  );
});

it('a merged case’s papers go where it goes on', async () => {
  const who = { role: 'self', name: '冉隆刚', phone: '13900001999' } as const;
  const [first, second] = [await file(who), await file(who)];
  const { token } = await kiosk.caseFiles.openLink(proofOf(second));
  const { version } = await admin.cases.get({ caseNo: second.caseNo });
  await admin.handling.merge({ caseNo: second.caseNo, version, intoNo: first.caseNo });
  await send(token, sample.jpeg());
  expect((await filesOf(first)).files).toHaveLength(1);
});

it('says what is wrong with a picture and keeps nothing of it, however large it is', async () => {
  const { token } = await open();
  const refused = async (bytes: Uint8Array) => (await send(token, bytes)).said.data?.problems?.[0]?.message;
  expect(await refused(sample.heic())).toContain('HEIC');
  expect(await refused(sample.script())).toContain('只收照片');
  expect(await refused(sample.png(0, { width: 30_000, height: 30_000 }))).toContain('窗口的电脑打不开');
  // More than the page would ever send comes no further than the door.
  expect((await send(token, Buffer.alloc(5 * 1024 * 1024))).status).toBe(413);
  expect(await kiosk.caseFiles.linkState({ token })).toMatchObject({ count: 0, left: filesMaximum });
});

it('takes so many a minute from one address, guesses among them', async () => {
  const from = '203.0.113.99';
  for (let n = 0; n < papersByPhoneAMinute; n += 1)
    expect((await send('A'.repeat(22), sample.jpeg(), {}, from)).status).toBe(410);
  const { token } = await open();
  expect((await send(token, sample.jpeg(), {}, from)).status).toBe(429);
  expect((await send(token, sample.jpeg(), {}, '198.51.100.3')).status).toBe(200);
});

it('keeps a thousand links at most: the oldest goes first', () => {
  const links = createPaperLinks({ elapsed: () => now, random, minutes: 10 });
  const tokens = Array.from({ length: 1001 }, (_, n) => links.open(`case ${n}`).token);
  expect(new Set(tokens).size).toBe(1001);
  expect(links.find(tokens[0] ?? '')).toBeNull();
  expect(links.find(tokens[1] ?? '')?.caseNo).toBe('case 1');
  expect(links.find(tokens[1000] ?? '')?.caseNo).toBe('case 1000');
});
