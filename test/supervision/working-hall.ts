// A whole hall as it is put together, on a temporary disk, with a clock that stands where a test puts it and people at desks.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { createHallNode } from '#electron/hall-node.ts';
import type { FileCase } from '#shared/contract/case-shapes.ts';
import type { Role } from '#shared/contract/procedure.ts';
import type { Client } from '../support/hall.ts';

/** 2026-11-23 09:00 in the hall: an ordinary Monday. */
export const mondayMorning = Date.parse('2026-11-23T01:00:00Z');
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export type WorkingHall = Awaited<ReturnType<typeof openWorkingHall>>;

/** `env`: settings as an administrator would set them for this machine. */
export async function openWorkingHall(o: { env?: Record<string, string> } = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bancheng-work-'));
  const time = { now: mondayMorning };
  const node = await createHallNode({
    dataDir,
    env: o.env ?? {},
    clock: () => time.now,
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    hasLog: false,
    isAtWork: false,
    mayGoBack: true,
  });
  onTestFinished(async () => {
    await node.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const setup = { kind: 'system', id: 'setup', terminal: '工作台' } as const;
  let made = 0;
  return {
    node,
    time,
    async person(roles: Role[], unitCode = node.catalogue.tellWindow.unit): Promise<Clerk> {
      made += 1;
      const account = { username: `p${made}`, displayName: `演示${made}`, roles, unitCode, windowCode: null };
      const { id } = await node.staff.create(setup, { ...account, password: 'long enough 1' });
      return { staffId: id, unitCode, roles, actor: { kind: 'staff', id, terminal: '工作台' } };
    },
    /** The API as this person reaches it. */
    as({ staffId, unitCode, roles }: Clerk): Client {
      const signedIn = {
        staffId,
        unitCode,
        roles,
        displayName: '',
        mustChangePassword: false,
        endsAt: Number.POSITIVE_INFINITY,
      };
      const context = { terminal: '工作台', source: 'test', signedIn, sessionToken: null, setSession: null };
      return createRouterClient(node.router, { context });
    },
    /** At the kiosk; answers the case number. */
    async file(input: Partial<FileCase> = {}): Promise<string> {
      const told: FileCase = {
        requestId: randomUUID(),
        kind: 'not-done',
        matterCode: 'GA-01',
        failedAtUnit: null,
        words: '机子坏了，号也取完了。',
        trips: 2,
        person: { role: 'anonymous' },
        language: 'zh-CN',
        ...input,
      };
      const kiosk = { kind: 'citizen', id: 'kiosk', terminal: '1号机' } as const;
      return (await node.cases.file({ actor: kiosk, channel: 'kiosk', filedBy: null }, told)).caseNo;
    },
    /** The case as it must be named in an act. */
    async at(clerk: Clerk, caseNo: string) {
      return { caseNo, version: (await node.cases.get(clerk, caseNo)).version };
    },
  };
}
