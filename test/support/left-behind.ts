// What a page still holds of the one who used it: where it may keep something, its memory and its threads' memory, and living things such as microphones.
import type { CDPSession, Page } from 'playwright';

/** Where a page can keep something, and what it keeps there. */
export function keptIn(page: Page) {
  return page.evaluate(async () => ({
    page: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    address: location.href,
    history: JSON.stringify(history.state),
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
}

/** Calls one target of the browser: the page itself, or a thread of it. */
type Ask = {
  send: (method: string, params?: object) => Promise<unknown>;
  onChunk: (listener: (chunk: string) => void) => void;
};

/** What a memory holds: its texts, and how many there are of each kind of thing that could hold what somebody said, showed or wrote. */
export type Memory = { texts: string; holders: Record<string, number> };

const holder =
  /^(Blob|File|FileReader|MediaRecorder|AudioContext|ImageBitmap)$|^(Detached )?<(input|textarea|audio|video|canvas)\b/;

/** What of a heap snapshot is read here; the fields of all its nodes stand in one row. */
type Snapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
  strings: string[];
};

/** After a clearing-up. Only what is text counts as text: among a snapshot's own numbers any six digits turn up. */
async function snapshotOf({ send, onChunk }: Ask): Promise<Memory> {
  const chunks: string[] = [];
  onChunk((chunk) => chunks.push(chunk));
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { snapshot, nodes, strings } = JSON.parse(chunks.join('')) as Snapshot;
  const fields = snapshot.meta.node_fields;
  const native = snapshot.meta.node_types[0].indexOf('native');
  const [typeAt, nameAt] = [fields.indexOf('type'), fields.indexOf('name')];
  const holders: Record<string, number> = {};
  for (let at = 0; at < nodes.length; at += fields.length) {
    const name = strings[nodes[at + nameAt] ?? 0] ?? '';
    if (nodes[at + typeAt] === native && holder.test(name)) holders[name] = (holders[name] ?? 0) + 1;
  }
  return { texts: strings.join('\n'), holders };
}

/** The page's own memory. */
export async function memoryOf(page: Page): Promise<Memory> {
  const cdp = await page.context().newCDPSession(page);
  const memory = await snapshotOf({
    send: (method, params) => cdp.send(method as 'HeapProfiler.takeHeapSnapshot', params),
    onChunk: (listener) => cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => listener(chunk)),
  });
  await cdp.detach();
  return memory;
}

type Message = { id?: number; method?: string; params?: { chunk?: string }; result?: unknown };

/** A thread speaks through its page's line: each message wrapped, and answered in one of its own. */
function threadOf(cdp: CDPSession, sessionId: string): Ask {
  const waiting = new Map<number, (result: unknown) => void>();
  const listeners: ((chunk: string) => void)[] = [];
  let lastId = 0;
  cdp.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return;
    const message = JSON.parse(received.message) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message.result);
    else if (message.method === 'HeapProfiler.addHeapSnapshotChunk')
      for (const listener of listeners) listener(message.params?.chunk ?? '');
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve) => {
        lastId += 1;
        waiting.set(lastId, resolve);
        void cdp.send('Target.sendMessageToTarget', {
          sessionId,
          message: JSON.stringify({ id: lastId, method, params }),
        });
      }),
    onChunk: (listener) => listeners.push(listener),
  };
}

/** The memories of the page's threads, by their names. */
export async function memoriesOfThreads(page: Page): Promise<Map<string, Memory>> {
  const cdp = await page.context().newCDPSession(page);
  const found: { sessionId: string; name: string }[] = [];
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') found.push({ sessionId, name: targetInfo.title || targetInfo.url });
  });
  // Not flat: this line is the page's, and its threads are spoken to through it.
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const memories = new Map<string, Memory>();
  for (const { sessionId, name } of found) memories.set(name, await snapshotOf(threadOf(cdp, sessionId)));
  await cdp.detach();
  return memories;
}
