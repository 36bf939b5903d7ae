// A hall to break on a temporary disk, with its dock and its line behind one address, as `npm run dev` puts them.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { startDevHall } from '#electron/dev/dev-hall.ts';
import { createDock } from '#electron/dev/dock-server.ts';

export type Reply = { status: number; body: Record<string, unknown> };
type Shown = { name: string; at: string | null; isBroken: boolean };

export async function openDevHall() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bancheng-dock-'));
  const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const hall = await startDevHall({ dataDir, port: 0, clock: Date.now, random });
  const dock = createDock(hall, ['a note']);
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/__dock/')) void dock.serve(request, response);
    else hall.line.pass(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await hall.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const call = async (place: string, init?: RequestInit): Promise<Reply> => {
    const response = await fetch(url + place, { headers: { 'content-type': 'application/json' }, ...init });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const post = (place: string, body: unknown) => call(place, { method: 'POST', body: JSON.stringify(body) });
  return {
    hall,
    url,
    call,
    post,
    async turn(name: string, value: string): Promise<Shown | undefined> {
      const { status, body } = await post('/__dock/turn', { name, value });
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return (body.switches as Shown[]).find((each) => each.name === name);
    },
    take: () =>
      post('/api/v1/queue/tickets', { requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' }) as Promise<
        Reply & { body: { ticket?: { id: string; no: string; takenAt: number }; code?: string } }
      >,
  };
}
