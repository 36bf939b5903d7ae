// The log never learns who came: everything a citizen and a clerk type goes through the API, and none of it may be in the files.
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { adminSecret, startHall } from '../support/hall.ts';

const personal = {
  name: '欧阳例娜㐂',
  phone: '13900001999',
  idNumber: '500240195103129724',
  words: '我家里有病人这件事只告诉窗口',
};

it('logs what happened and nothing about anybody', async () => {
  const hall = await startHall({ hasLog: true });
  const kiosk = hall.client('1号机');
  const filing = {
    requestId: randomUUID(),
    kind: 'not-done' as const,
    matterCode: 'GA-01',
    failedAtUnit: null,
    words: personal.words,
    trips: 2,
    language: 'zh-CN' as const,
  };
  const { name, phone, idNumber } = personal;
  const receipt = await kiosk.cases.file({ ...filing, person: { role: 'self', name, phone, idNumber } });
  // Refused and broken calls are the likelier leak: their messages quote what was typed.
  const wrongId = `${idNumber.slice(0, -1)}1`;
  await expect(
    kiosk.cases.file({
      ...filing,
      requestId: randomUUID(),
      person: { role: 'self', name, phone: '139000019', idNumber: wrongId },
    }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(kiosk.cases.status({ caseNo: receipt.caseNo, queryCode: '000001' })).rejects.toMatchObject({
    code: 'NOT_MATCHING',
  });
  const admin = await hall.admin();
  await admin.cases.findByPerson({ phone });
  await admin.cases.reveal({ caseNo: receipt.caseNo });
  await expect(hall.client().staff.signIn({ ...adminSecret, password: 'wrong-password' })).rejects.toMatchObject({
    code: 'WRONG_PASSWORD',
  });

  const logs = path.join(hall.dataDir, 'logs');
  await hall.node.close();
  const text = (await Promise.all((await readdir(logs)).map((file) => readFile(path.join(logs, file), 'utf8')))).join(
    '',
  );
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.event)).toEqual(
    expect.arrayContaining(['node-started', 'call-refused', 'node-stopped']),
  );
  for (const secret of [
    ...Object.values(personal),
    wrongId,
    '139000019',
    receipt.queryCode,
    adminSecret.password,
    'wrong-password',
  ]) {
    expect(text).not.toContain(secret);
  }
  await hall.stop();
});
