// Ready answers: edited like every entry of the hall, offered at once to whoever writes to a citizen, and to nobody else.
import { describe, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import type { EntryData } from '#shared/contract/hall-entries.ts';
import { admin, entry, failure, hall, standing, withHallToEdit } from './editing-hall.ts';

withHallToEdit();

const thanks: EntryData<'answer'> = {
  code: 'R20',
  name: '多谢提醒',
  nameEn: '',
  use: 'any',
  words: '谢谢您提醒。\n我们（几月几日）前改好。',
};
const codes = async () => (await admin.catalogue.answers()).map(({ code }) => code);

describe('a ready answer', () => {
  it('is offered as soon as it is saved, comes through a restart, and the journal gives it again', async () => {
    expect(await admin.catalogue.save({ kind: 'answer', version: null, data: thanks })).toMatchObject({ version: 1 });
    // Without English its Chinese name stands in both.
    const offered = { code: 'R20', name: { zh: '多谢提醒', en: '多谢提醒' }, use: 'any', words: thanks.words };
    expect((await admin.catalogue.answers()).at(-1)).toEqual(offered);
    const changed = { ...thanks, nameEn: 'Thank you', use: 'tell' as const };
    await admin.catalogue.save({ kind: 'answer', version: 1, data: changed });
    expect((await admin.catalogue.answers()).at(-1)).toMatchObject({ name: { en: 'Thank you' }, use: 'tell' });
    await hall.restart();
    expect(hall.node.catalogue.answers.at(-1)).toMatchObject({ code: 'R20', use: 'tell', words: thanks.words });
    const report = await verifyDatabase({ path: hall.node.config.paths.database, projections });
    expect(report).toMatchObject({ ok: true });
  });

  it('that is retired is offered to nobody until it is restored, and stands where it is moved', async () => {
    const before = await codes();
    expect(before.slice(0, 2)).toEqual(['R01', 'R02']);
    await admin.catalogue.retire(await standing('answer', 'R01'));
    expect(await codes()).toEqual(before.slice(1));
    await admin.catalogue.restore(await standing('answer', 'R01'));
    await admin.catalogue.move({ kind: 'answer', code: 'R01', before: null });
    expect(await codes()).toEqual([...before.slice(1), 'R01']);
  });

  it('saved over somebody else’s change is refused, and twice under one code too', async () => {
    const { version, data } = await entry('answer', 'R01');
    const mine = { ...(data as EntryData<'answer'>), words: '收到了。' };
    await admin.catalogue.save({ kind: 'answer', version, data: mine });
    const late = admin.catalogue.save({ kind: 'answer', version, data: { ...mine, words: '收到。' } });
    expect(await failure(late)).toMatchObject({ code: 'CHANGED_MEANWHILE', data: { data: { words: '收到了。' } } });
    const same = admin.catalogue.save({ kind: 'answer', version: null, data: { ...thanks, code: 'R01' } });
    expect((await failure(same)).code).toBe('CODE_TAKEN');
  });

  it.each([
    ['code', { code: 'X20' }],
    ['name', { name: '长'.repeat(21) }],
    ['nameEn', { nameEn: 'x'.repeat(61) }],
    ['words', { words: ' \n ' }],
    ['words', { words: '长'.repeat(501) }],
    ['words', { words: '您好\u0007' }],
  ])('is refused with a %s it cannot have, and that is said there', async (field, wrong) => {
    const saving = admin.catalogue.save({ kind: 'answer', version: null, data: { ...thanks, ...wrong } });
    const refused = await failure(saving);
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { problems: [{ path: `data.${field}` }] } });
    expect(await codes()).not.toContain('R20');
  });

  it('is for the desk alone', async () => {
    expect((await failure(hall.client().catalogue.answers())).code).toBe('NOT_SIGNED_IN');
  });
});
