// 说一说: what is said instead of written is as much a case as words are; it is kept once, sealed, looked at by whoever may, and forgotten with the case.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { filePlaces } from '#electron/case-files/file-places.ts';
import { type FileCase, recordingBytesMaximum, recordingsMaximum } from '#shared/contract/case-shapes.ts';
import { recordingSecondsMaximum } from '#shared/domain/case-limits.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { jpeg } from '../case-files/sample-files.ts';
import { mp4Film, mp4Sound, oggSound, webmFilm, webmSound } from '../case-files/sample-recordings.ts';
import { asBytes, codeOf, fieldsOf, kiosk, openCaseHall, telling } from './case-hall.ts';

const said = (bytes: Buffer = webmSound('quetzal'), seconds = 130) => ({ data: bytes.toString('base64'), seconds });
const onlySaid = (input: Partial<FileCase> = {}) => telling({ words: '', recording: said(), ...input });
const filesOf = (hall: { path: string }) => path.join(path.dirname(hall.path), 'files');
const onDisk = (hall: { path: string }) => (existsSync(filesOf(hall)) ? readdirSync(filesOf(hall)) : []);
const asCitizen = { actor: kiosk, source: '10.0.0.1' };
const asKiosk = { actor: kiosk, channel: 'kiosk', filedBy: null } as const;

it('takes a case that was only said, sealed, and says so where cases are listed', async () => {
  const hall = await openCaseHall();
  const clerk = await hall.clerk('向例静');
  const { caseNo } = await hall.file(onlySaid());
  const detail = await hall.cases.get(clerk, caseNo);
  expect(detail).toMatchObject({
    words: '',
    title: '有录音（2分10秒）',
    spoken: { seconds: 130, isWrittenDown: false },
    recordings: [{ seconds: 130, bytes: webmSound('quetzal').length, isGone: false, written: null }],
  });
  expect(detail.entries.map(({ text }) => text)).toContain('说了一段话，有录音（2分10秒）');
  expect(onDisk(hall)).toEqual([detail.recordings[0]?.fileId]);
  expect(hall.everythingOnDisk()).not.toContain('quetzal');
  const { items } = await hall.cases.work(clerk, { whose: 'unit', page: 1 });
  expect(items.map(({ row }) => row.spoken)).toEqual([{ seconds: 130, isWrittenDown: false }]);
  expect(await hall.verify()).toMatchObject({ ok: true, differences: [] });
});

it('takes words and a recording together, and neither where nothing was told at all', async () => {
  const hall = await openCaseHall();
  const clerk = await hall.clerk('向例静');
  const { caseNo } = await hall.file({ words: '机子坏了', recording: said(oggSound(), 9) });
  expect(await hall.cases.get(clerk, caseNo)).toMatchObject({ title: '机子坏了', spoken: { seconds: 9 } });
  expect((await hall.cases.get(clerk, (await hall.file()).caseNo)).spoken).toBeNull();
  expect(await fieldsOf(hall.file({ words: ' ' }))).toEqual(['words']);
});

it('knows sound by what is in it, whatever is said of it, and keeps nothing it refuses', async () => {
  const hall = await openCaseHall();
  for (const sound of [webmSound(), oggSound(), mp4Sound()]) await hall.file(onlySaid({ recording: said(sound) }));
  const kept = onDisk(hall);
  expect(kept).toHaveLength(3);
  const wrong = [
    said(webmFilm()),
    said(mp4Film()),
    said(jpeg()),
    said(Buffer.from('just words')),
    said(Buffer.alloc(0)),
    said(webmSound(), 0),
    said(webmSound(), recordingSecondsMaximum + 1),
    said(webmSound('a'.repeat(recordingBytesMaximum))),
  ];
  for (const recording of wrong) expect(await fieldsOf(hall.file(onlySaid({ recording })))).toEqual(['recording']);
  expect(onDisk(hall)).toEqual(kept);
});

it('is the same case when the same is sent again, and nobody’s when something else was said', async () => {
  const hall = await openCaseHall();
  const input = onlySaid();
  const [first, ...again] = await Promise.all([1, 2, 3].map(() => hall.file(input)));
  expect(again.map(({ caseNo }) => caseNo)).toEqual([first?.caseNo, first?.caseNo]);
  expect((await hall.file(input)).queryCode).toBe(first?.queryCode);
  expect(onDisk(hall)).toHaveLength(1);
  for (const recording of [said(webmSound('other')), said(webmSound('quetzal'), 131), undefined]) {
    const other: FileCase = { ...input, words: recording ? '' : '写的', ...(recording && { recording }) };
    if (!recording) delete other.recording;
    expect(await codeOf(hall.cases.file(asKiosk, other))).toBe('REQUEST_REUSED');
  }
  const written = telling();
  await hall.file(written);
  expect(await codeOf(hall.file({ ...written, recording: said() }))).toBe('REQUEST_REUSED');
  expect(onDisk(hall)).toHaveLength(1);
});

it('leaves nothing on the disk of a telling the hall could not write down', async () => {
  const hall = await openCaseHall({
    slips: () =>
      ({
        enqueueCase: async () => {
          throw new Error('the spool is gone');
        },
        stateOf: async () => {
          throw new Error('the spool is gone');
        },
      }) as never,
  });
  await expect(hall.file(onlySaid())).rejects.toThrow('the spool is gone');
  expect(onDisk(hall)).toEqual([]);
  expect(await hall.store.db.selectFrom('vault_keys').select('case_no').execute()).toEqual([]);
});

it('is written down by whoever has it, checked with its citizen or not, and stands for the case from then on', async () => {
  const hall = await openCaseHall();
  const team = await hall.team();
  const { caseNo } = await hall.file(onlySaid({ person: { role: 'self', name: '冉隆刚', phone: '13900001999' } }));
  const [recording] = (await hall.cases.get(team.intake, caseNo)).recordings;
  const fileId = recording?.fileId ?? '';
  const written = {
    requestId: randomUUID(),
    caseNo,
    fileId,
    words: '冉隆刚说户口本拿不到，电话 13900001999',
    check: 'read-aloud',
  } as const;
  const detail = await hall.cases.writeDown(team.intake, written);
  expect(detail).toMatchObject({
    title: '冉*说户口本拿不到，电话 ·····',
    spoken: { isWrittenDown: true },
    recordings: [{ written: { words: written.words, check: 'read-aloud', staffName: '向例静' } }],
  });
  expect(detail.entries.at(-1)?.text).toContain('念给他听过');
  expect(hall.everythingOnDisk()).not.toContain(asBytes('户口本拿不到'));
  await hall.cases.writeDown(team.intake, written);
  expect((await hall.cases.get(team.intake, caseNo)).entries).toHaveLength(detail.entries.length);
  expect(await codeOf(hall.cases.writeDown(team.intake, { ...written, check: 'shown' }))).toBe('REQUEST_REUSED');
  const better = { ...written, requestId: randomUUID(), words: '户口本办不下来', check: 'shown' } as const;
  expect((await hall.cases.writeDown(team.intake, better)).recordings[0]?.written?.words).toBe('户口本办不下来');
  for (const [call, code] of [
    [hall.cases.writeDown(team.stranger, { ...better, requestId: randomUUID() }), 'CASE_NOT_FOUND'],
    [hall.cases.writeDown(team.intake, { ...better, requestId: randomUUID(), fileId: randomUUID() }), 'FILE_NOT_FOUND'],
    [hall.cases.writeDown(team.intake, { ...better, requestId: randomUUID(), words: ' ' }), 'INVALID_INPUT'],
  ] as const)
    expect(await codeOf(call)).toBe(code);
  expect(await hall.verify()).toMatchObject({ ok: true, differences: [] });
});

it('takes what is said afterwards, by whoever holds the slip, once', async () => {
  const hall = await openCaseHall();
  const clerk = await hall.clerk('向例静');
  const slip = await hall.file();
  const more = { requestId: randomUUID(), ...slip, words: '', recording: said(webmSound('more'), 45) };
  const { caseNo, queryCode } = slip;
  const input = { requestId: more.requestId, caseNo, queryCode, words: '', recording: more.recording };
  const status = await hall.cases.supplement(asCitizen, input);
  expect(status.said.at(-1)).toMatchObject({ by: 'citizen', text: '您说了一段话，录音在窗口' });
  await hall.cases.supplement(asCitizen, input);
  expect(onDisk(hall)).toHaveLength(1);
  expect((await hall.cases.get(clerk, caseNo)).recordings).toMatchObject([{ seconds: 45 }]);
  const other = { ...input, recording: said(webmSound('else'), 45) };
  expect(await codeOf(hall.cases.supplement(asCitizen, other))).toBe('REQUEST_REUSED');
  const { recording: _none, ...written } = { ...input, words: '写的' };
  expect(await codeOf(hall.cases.supplement(asCitizen, written))).toBe('REQUEST_REUSED');
  const guess = { ...input, requestId: randomUUID(), queryCode: '000000' };
  expect(await codeOf(hall.cases.supplement(asCitizen, guess))).toBe('NOT_MATCHING');
  expect(onDisk(hall)).toHaveLength(1);
  // A telling sent again is compared with what was said in it, not with what came later.
  expect(await hall.verify()).toMatchObject({ ok: true, differences: [] });
});

it('keeps what was written down, even where its teller’s screen could not be told', async () => {
  const hall = await openCaseHall();
  const { caseNo, queryCode } = await hall.file();
  const unit = hall.catalogue.unit;
  const stop = hall.store.onCommitted((events) => {
    if (!events.some(({ type }) => type === 'case.file-added')) return;
    Object.assign(hall.catalogue, {
      unit: () => {
        throw new Error('the view broke');
      },
    });
  });
  const input = { requestId: randomUUID(), caseNo, queryCode, words: '', recording: said() };
  await expect(hall.cases.supplement(asCitizen, input)).rejects.toThrow('the view broke');
  stop();
  Object.assign(hall.catalogue, { unit });
  expect(onDisk(hall)).toHaveLength(1);
  expect(await hall.verify()).toMatchObject({ ok: true, differences: [] });
});

it('is sealed for the case it goes to, though that was merged meanwhile', async () => {
  const hall = await openCaseHall();
  const clerk = await hall.clerk('向例静');
  const person = { role: 'self', name: '冉隆刚', phone: '13900001999' } as const;
  const { caseNo, queryCode } = await hall.file({ person });
  const main = await hall.file({ person });
  const write = hall.store.write.bind(hall.store);
  let writes = 0;
  Object.assign(hall.store, {
    write: async (...asked: Parameters<typeof write>) => {
      writes += 1;
      // The first proves who it is; the recording is on the disk by the second.
      if (writes === 2) {
        Object.assign(hall.store, { write });
        await hall.cases.merge(clerk, { ...(await hall.on(caseNo)), intoNo: main.caseNo });
      }
      return write(...asked);
    },
  });
  await hall.cases.supplement(asCitizen, { requestId: randomUUID(), caseNo, queryCode, words: '', recording: said() });
  const [recording] = (await hall.cases.get(clerk, main.caseNo)).recordings;
  expect(onDisk(hall)).toEqual([recording?.fileId]);
  const key = await hall.vault.key(hall.store.db, main.caseNo);
  const sealed = readFileSync(path.join(filesOf(hall), recording?.fileId ?? ''));
  const place = filePlaces.content({ case_no: main.caseNo, id: recording?.fileId ?? '', kind: 'recording' });
  expect(Buffer.from(key.openBytes(sealed, place))).toEqual(webmSound('quetzal'));
  expect(await hall.verify()).toMatchObject({ ok: true, differences: [] });
});

it('a case takes so many and no more: nobody fills the disk with one slip', async () => {
  const hall = await openCaseHall();
  const slip = await hall.file(onlySaid());
  const { caseNo, queryCode } = slip;
  const add = () =>
    hall.cases.supplement(asCitizen, { requestId: randomUUID(), caseNo, queryCode, words: '', recording: said() });
  for (let n = 1; n < recordingsMaximum; n += 1) await add();
  expect(await fieldsOf(add())).toEqual(['recording']);
  expect(onDisk(hall)).toHaveLength(recordingsMaximum);
});

it('says of a sound that went missing that it was lost, never that nothing was said', async () => {
  const hall = await openCaseHall();
  const clerk = await hall.clerk('向例静');
  const input = onlySaid();
  const { caseNo } = await hall.file(input);
  const [id = ''] = onDisk(hall);
  expect(readFileSync(path.join(filesOf(hall), id)).includes('OPUS')).toBe(false);
  rmSync(path.join(filesOf(hall), id));
  expect((await hall.cases.get(clerk, caseNo)).spoken).toEqual({ seconds: 130, isWrittenDown: false });
  expect((await hall.file(input)).caseNo).toBe(caseNo);
  expect(await hall.verify()).toMatchObject({ ok: false });
});

it.each([
  [45, '45秒', '45 s'],
  [120, '2分', '2 min'],
  [130, '2分10秒', '2 min 10 s'],
  [0, '0秒', '0 s'],
])('says %i seconds as people do', (seconds, zh, en) => {
  expect([spokenLength(seconds, 'zh-CN'), spokenLength(seconds, 'en')]).toEqual([zh, en]);
});
