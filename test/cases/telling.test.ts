// What goes to a citizen's telephone: who speaks is named, and what is the unit's own affair is not told.
import { expect, it } from 'vitest';
import { createCaseTelling } from '#electron/cases/case-telling.ts';
import type { NewMessage } from '#electron/notify/notify-service.ts';
import { turnWords } from '#electron/notify/turn-words.ts';
import { openCaseHall } from './case-hall.ts';

const person = { role: 'self' as const, name: '冉隆刚', phone: '13812345678' };

it('names whoever says it, though another has the case', async () => {
  const hall = await openCaseHall();
  const team = await hall.team();
  const { caseNo } = await hall.file({ person });
  await hall.cases.accept(team.colleague, await hall.on(caseNo));
  const sent: NewMessage[] = [];
  const names = new Map([
    [team.intake.staffId, '向例静'],
    [team.colleague.staffId, '秦例芳'],
  ]);
  const { tell } = createCaseTelling({
    catalogue: hall.catalogue,
    staffNames: async (id) => names.get(id) ?? null,
    notify: { isOn: true, enqueue: async (_w, _key, message) => void sent.push(message) },
    words: turnWords,
  });
  await hall.store.write(team.intake.actor, async (w) => {
    const row = await w.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    const on = { w, row, key: await hall.vault.key(w.db, caseNo) };
    await tell(on, { turn: 'told' });
    await tell(on, { turn: 'accepted' });
  });
  expect(sent.map(({ text }) => text)).toEqual([
    expect.stringContaining('向例静给您回话了'),
    expect.stringContaining('秦例芳接下了'),
  ]);
});

it('says who has it once: another day for the same person is no news', async () => {
  const hall = await openCaseHall();
  const { intake, colleague } = await hall.team();
  const slip = await hall.file({ person });
  await hall.cases.accept(intake, await hall.on(slip.caseNo));
  for (const dueDate of ['2026-11-27', '2026-11-30'])
    await hall.cases.assign(intake, { ...(await hall.on(slip.caseNo)), staffId: colleague.staffId, dueDate });
  expect(hall.told.map(({ turn }) => turn)).toEqual(['filed', 'accepted', 'assigned']);
  expect((await hall.status(slip)).turns.map(({ what }) => what)).toEqual(['accepted', 'assigned']);
});
