// A hall that loses its power at the worst moment: the file lies on the disk, and the journal has not heard of it yet.
import { randomBytes, randomUUID } from 'node:crypto';
import { createHallNode } from '#electron/hall-node.ts';
import { png } from './sample-files.ts';
import { webmSound } from './sample-recordings.ts';

const [, , dataDir = '', what] = process.argv;
let isFileNext = false;
const node = await createHallNode({
  dataDir,
  clock: Date.now,
  random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
  hasLog: false,
  isAtWork: false,
  around: (store) => ({
    get db() {
      return store.db;
    },
    get recovery() {
      return store.recovery;
    },
    write: (actor, command) => {
      if (isFileNext) process.kill(process.pid, 'SIGKILL');
      return store.write(actor, command);
    },
    onCommitted: (listener) => store.onCommitted(listener),
    acknowledgeRecovery: (actor) => store.acknowledgeRecovery(actor),
    close: () => store.close(),
  }),
});
const citizen = { kind: 'citizen', id: 'kiosk', terminal: '1号机' } as const;
const recording = { data: webmSound().toString('base64'), seconds: 9 };
const tell = () =>
  node.cases.file(
    { actor: citizen, channel: 'kiosk', filedBy: null },
    {
      requestId: randomUUID(),
      kind: 'ask',
      matterCode: null,
      failedAtUnit: null,
      words: '问一声',
      ...(what === 'recording' && { recording }),
      trips: null,
      person: { role: 'anonymous' },
      language: 'zh-CN',
    },
  );
const receipt = await tell();
const admin = { kind: 'staff', id: randomUUID(), terminal: '工作台' } as const;
const clerk = { staffId: admin.id, unitCode: '', roles: ['admin' as const], actor: admin };
const content = { kind: 'paper' as const, name: '', data: png().toString('base64'), language: 'zh-CN' as const };
const add = () => node.caseFiles.add(clerk, { caseNo: receipt.caseNo, requestId: randomUUID(), ...content });
const next = what === 'recording' ? tell : add;
if (next === add) await add();
isFileNext = true;
await next();
