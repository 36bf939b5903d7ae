// Files of a case from one end to the other: taken in, kept sealed, looked at by whoever may, and gone when they are to go.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { fileBytesMaximum } from '#shared/contract/case-files.ts';
import type { CaseReceipt, FileCase } from '#shared/contract/case-shapes.ts';
import { filesMaximum } from '#shared/domain/case-limits.ts';
import { eventually } from '../support/eventually.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';
import * as sample from './sample-files.ts';
import { webmSound } from './sample-recordings.ts';

let hall: TestHall;
let admin: Client;
let kiosk: Client;
let receipt: CaseReceipt;

beforeEach(async () => {
  hall = await startHall();
  admin = await hall.admin();
  kiosk = hall.client('1号机');
  receipt = await file();
});
afterEach(() => hall.stop());

const file = (input: Partial<FileCase> = {}) =>
  kiosk.cases.file({
    requestId: randomUUID(),
    kind: 'not-done',
    matterCode: null,
    failedAtUnit: null,
    words: '老屋的土地证办不下来',
    trips: null,
    person: { role: 'self', name: '冉隆刚', phone: '13900001999' },
    language: 'zh-CN',
    ...input,
  });

const handedIn = (bytes: Uint8Array, name = '', requestId: string = randomUUID()) => ({
  requestId,
  kind: 'paper' as const,
  name,
  data: Buffer.from(bytes).toString('base64'),
  language: 'zh-CN' as const,
});
const add = (bytes: Uint8Array, name = '', requestId?: string) =>
  admin.caseFiles.add({ caseNo: receipt.caseNo, ...handedIn(bytes, name, requestId) });
const addOwn = (bytes: Uint8Array, over: object = {}) =>
  kiosk.caseFiles.addOwn({
    caseNo: receipt.caseNo,
    queryCode: receipt.queryCode,
    ...handedIn(bytes),
    ...over,
  });
const list = () => admin.caseFiles.list({ caseNo: receipt.caseNo });
const open = (fileId: string) => admin.caseFiles.open({ caseNo: receipt.caseNo, fileId });

const folder = () => path.join(hall.dataDir, 'files');
const onDisk = () => (existsSync(folder()) ? readdirSync(folder()) : []);
const verified = () => verifyDatabase({ path: path.join(hall.dataDir, 'bancheng.db'), projections });
const entries = async () => (await admin.cases.get({ caseNo: receipt.caseNo })).entries.map(({ kind }) => kind);
async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ORPCError ? error.code : `no refusal: ${String(error)}`;
}
/** The id of the one file there is. */
async function onlyId(): Promise<string> {
  const [only, ...others] = (await list()).files;
  expect(others).toEqual([]);
  return only?.id ?? '';
}

it('keeps what a clerk and the citizen bring, sealed, and gives it back byte for byte', async () => {
  const photo = sample.jpeg('quetzal 7f3a');
  const added = await add(photo, '胡桃木匣.jpg');
  expect(added.files).toMatchObject([
    {
      kind: 'paper',
      mediaType: 'image/jpeg',
      name: '胡桃木匣.jpg',
      addedBy: '管理员',
      bytes: photo.length,
      mayRemove: true,
    },
  ]);
  expect(added).toMatchObject({ mayAdd: true, left: filesMaximum - 1 });
  expect(await addOwn(sample.png(), { kind: 'signature' })).toEqual({ left: filesMaximum - 2 });
  const [first, second] = (await list()).files;
  expect(second).toMatchObject({ kind: 'signature', name: null, addedBy: null });
  expect(await open(first?.id ?? '')).toEqual({
    mediaType: 'image/jpeg',
    name: '胡桃木匣.jpg',
    data: photo.toString('base64'),
  });
  expect(await entries()).toEqual(expect.arrayContaining(['file-added', 'file-added', 'file-opened']));
  // Neither the content nor the name of a file lies anywhere in the clear.
  const everything = readdirSync(hall.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
  expect(onDisk()).toHaveLength(2);
  for (const secret of ['胡桃木匣', 'quetzal']) expect(everything.some((bytes) => bytes.includes(secret))).toBe(false);
  expect(await verified()).toMatchObject({ ok: true });
});

it('the same request adds one file; with another in it, it is refused', async () => {
  const requestId = randomUUID();
  await Promise.all([add(sample.png(), 'a.png', requestId), add(sample.png(), 'a.png', requestId)]);
  expect((await add(sample.png(), 'a.png', requestId)).files).toHaveLength(1);
  expect(onDisk()).toHaveLength(1);
  expect(await codeOf(add(sample.jpeg(), 'a.jpg', requestId))).toBe('REQUEST_REUSED');
  // Sent again after it was taken away, it does not come back.
  await admin.caseFiles.remove({ caseNo: receipt.caseNo, fileId: await onlyId() });
  expect((await add(sample.png(), 'a.png', requestId)).files).toMatchObject([{ gone: { by: '管理员' } }]);
});

it('asks a citizen for what is on the slip, and counts the guesses', async () => {
  const wrong = receipt.queryCode === '123457' ? '123458' : '123457';
  expect(await codeOf(addOwn(sample.png(), { queryCode: wrong }))).toBe('NOT_MATCHING');
  expect(await codeOf(addOwn(sample.png(), { caseNo: '261123-0000' }))).toBe('CASE_NO_WRONG');
  expect(onDisk()).toEqual([]);
  let code = '';
  for (let tries = 0; tries < 30 && code !== 'TOO_MANY_TRIES'; tries += 1)
    code = await codeOf(addOwn(sample.png(), { queryCode: wrong }));
  expect(code).toBe('TOO_MANY_TRIES');
  for (const call of [
    kiosk.caseFiles.list({ caseNo: receipt.caseNo }),
    kiosk.caseFiles.add({ caseNo: receipt.caseNo, ...handedIn(sample.png()) }),
  ])
    expect(await codeOf(call)).toBe('NOT_SIGNED_IN');
});

it('what a citizen brings with the slip of a merged case goes to the one that goes on', async () => {
  const second = await file();
  const version = async () => (await admin.cases.get({ caseNo: second.caseNo })).version;
  await admin.handling.merge({ caseNo: second.caseNo, version: await version(), intoNo: receipt.caseNo });
  await addOwn(sample.jpeg(), { caseNo: second.caseNo, queryCode: second.queryCode });
  expect((await list()).files).toHaveLength(1);
  expect((await admin.caseFiles.list({ caseNo: second.caseNo })).files).toEqual([]);
});

it('says what is wrong with a file, and keeps nothing of it', async () => {
  const refused = await add(sample.script(), '照片.jpg').catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { problems: [{ path: 'data' }] } });
  expect(
    String((refused as ORPCError<string, { problems: { message: string }[] }>).data.problems[0]?.message),
  ).toContain('没有收下');
  expect(await codeOf(add(sample.png(fileBytesMaximum + 1)))).toBe('INVALID_INPUT');
  // What no check has to see comes no further than the door.
  expect(await codeOf(add(Buffer.alloc(17 * 1024 * 1024)))).not.toBe('no refusal: null');
  expect(onDisk()).toEqual([]);
  expect((await add(sample.png(fileBytesMaximum))).files).toHaveLength(1);
  expect((await open(await onlyId())).data).toHaveLength(Math.ceil(fileBytesMaximum / 3) * 4);
});

it('only the calls that bring files may bring so much', async () => {
  const words = 'a'.repeat(300 * 1024);
  const call = kiosk.cases.object({
    requestId: randomUUID(),
    caseNo: receipt.caseNo,
    queryCode: receipt.queryCode,
    words,
  });
  expect(await codeOf(call)).toBe('TOO_LARGE');
});

it('a case has twenty files, however they come; one taken away makes room', async () => {
  for (let n = 1; n < filesMaximum; n += 1) await add(sample.jpeg(String(n)));
  const last = await Promise.allSettled(Array.from({ length: 5 }, (_, n) => addOwn(sample.jpeg(`last ${n}`))));
  expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await codeOf(add(sample.jpeg('one more')))).toBe('TOO_MANY_FILES');
  expect(onDisk()).toHaveLength(filesMaximum);
  const [first] = (await list()).files;
  await admin.caseFiles.remove({ caseNo: receipt.caseNo, fileId: first?.id ?? '' });
  expect((await add(sample.jpeg('room'))).left).toBe(0);
});

it('what is taken away is gone from the disk, and that it was there is not', async () => {
  await add(sample.png(), '收据.png');
  const fileId = await onlyId();
  const after = await admin.caseFiles.remove({ caseNo: receipt.caseNo, fileId });
  expect(after.files).toMatchObject([{ name: null, mayRemove: false, gone: { by: '管理员' } }]);
  await eventually(() => expect(onDisk()).toEqual([]));
  expect(await codeOf(open(fileId))).toBe('FILE_NOT_FOUND');
  expect(await codeOf(admin.caseFiles.remove({ caseNo: receipt.caseNo, fileId }))).toBe('FILE_NOT_FOUND');
  expect(await entries()).toContain('file-removed');
  expect(await verified()).toMatchObject({ ok: true });
});

it('a file of one case is no file of another', async () => {
  await add(sample.png());
  const fileId = await onlyId();
  const other = await file();
  expect(await codeOf(admin.caseFiles.open({ caseNo: other.caseNo, fileId }))).toBe('FILE_NOT_FOUND');
});

it('says so where a file was changed, cut short, swapped or lost', async () => {
  await add(sample.jpeg('one'));
  const one = await onlyId();
  const [, second] = (await add(sample.jpeg('two'))).files;
  const [at, other] = [path.join(folder(), one), path.join(folder(), second?.id ?? '')];
  const whole = readFileSync(at);
  const changed = Buffer.from(whole);
  changed[20] = (changed[20] ?? 0) ^ 1;
  for (const spoil of [
    () => writeFileSync(at, changed),
    () => truncateSync(at, 10),
    () => writeFileSync(at, ''),
    () => writeFileSync(at, readFileSync(other)),
    () => rmSync(at),
  ]) {
    spoil();
    expect(await codeOf(open(one))).toBe('FILE_DAMAGED');
    expect(await verified()).toMatchObject({ ok: false, differences: [{ kind: 'file', id: one }] });
    writeFileSync(at, whole);
  }
  expect((await open(one)).data).toBe(sample.jpeg('one').toString('base64'));
});

it('a folder that takes no file says the machine is full or failing; nothing is written', async () => {
  writeFileSync(folder(), 'in the way');
  expect(await codeOf(add(sample.png()))).toBe('CANNOT_SAVE');
  expect(await codeOf(addOwn(sample.png()))).toBe('CANNOT_SAVE');
  rmSync(folder());
  expect((await list()).files).toEqual([]);
  expect((await add(sample.png())).files).toHaveLength(1);
});

it('what a killed program had written and not committed is gone after the next start; what is spoken of stays', async () => {
  await add(sample.png());
  writeFileSync(path.join(folder(), randomUUID()), 'sealed and never spoken of');
  writeFileSync(path.join(folder(), `${randomUUID()}.part`), 'half');
  await hall.restart();
  expect(onDisk()).toEqual([await onlyIdAgain()]);
});

async function onlyIdAgain(): Promise<string> {
  await admin.staff.signIn({ username: 'admin', password: 'a-long-demo-password' });
  return onlyId();
}

it('a forgotten case has no file that anybody could open, and the record stays', async () => {
  await add(sample.png(), '收据.png');
  const fileId = await onlyId();
  const copy = readFileSync(path.join(folder(), fileId));
  const { store, vault, caseFiles } = hall.node;
  await store.write({ kind: 'system', id: 'retention', terminal: 'hall' }, async (w) => {
    await vault.destroy(w, receipt.caseNo);
    await caseFiles.destroyAll(w, receipt.caseNo);
  });
  await eventually(() => expect(onDisk()).toEqual([]));
  expect(await list()).toMatchObject({ mayAdd: false, files: [{ name: null, gone: { by: null } }] });
  expect(await codeOf(open(fileId))).toBe('FILE_NOT_FOUND');
  expect(await codeOf(add(sample.png()))).toBe('NOT_NOW');
  // Whoever kept the sealed file has nothing: its key is gone.
  writeFileSync(path.join(folder(), fileId), copy);
  expect(await codeOf(open(fileId))).toBe('FILE_NOT_FOUND');
  expect(await verified()).toMatchObject({ ok: true });
});

it('gives a recording to whoever may hear it, writes down that they did, and keeps it apart from the papers', async () => {
  const sound = webmSound('quetzal 7f3a');
  receipt = await file({ words: '', recording: { data: sound.toString('base64'), seconds: 130 } });
  const [recording] = (await admin.cases.get({ caseNo: receipt.caseNo })).recordings;
  const fileId = recording?.fileId ?? '';
  expect((await list()).files).toEqual([]);
  expect((await list()).left).toBe(filesMaximum);
  const opened = await open(fileId);
  expect(opened).toMatchObject({ mediaType: 'audio/webm', name: '' });
  expect(Buffer.from(opened.data, 'base64').equals(sound)).toBe(true);
  const course = (await admin.cases.get({ caseNo: receipt.caseNo })).entries;
  expect(course.at(-1)).toMatchObject({ kind: 'file-opened', text: '听了录音', staffName: '管理员' });
  // What a citizen said cannot be taken away, as what they wrote cannot.
  expect(await codeOf(admin.caseFiles.remove({ caseNo: receipt.caseNo, fileId }))).toBe('NOT_ALLOWED');
  const { vault, caseFiles, store } = hall.node;
  const { base64 } = await admin.handling.caseFile({ caseNo: receipt.caseNo });
  expect(base64.length).toBeGreaterThan(1000);
  await store.write({ kind: 'system', id: 'retention', terminal: 'hall' }, async (w) => {
    await vault.destroy(w, receipt.caseNo);
    await caseFiles.destroyAll(w, receipt.caseNo);
  });
  await eventually(() => expect(onDisk()).toEqual([]));
  const forgotten = await admin.cases.get({ caseNo: receipt.caseNo });
  expect(forgotten).toMatchObject({ spoken: null, recordings: [{ isGone: true }] });
  expect(await codeOf(open(fileId))).toBe('FILE_NOT_FOUND');
  expect(await verified()).toMatchObject({ ok: true, differences: [] });
});
