// What tests of messages do in a hall: acts of a clerk that tell the citizen something.
import { randomBytes } from 'node:crypto';
import type { NewMessage, NotifyService } from '#electron/notify/notify-service.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';

export const clerk: Actor = { kind: 'staff', id: 'clerk', terminal: '工作台' };
export const random: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };
export const phone = '13812345678';

/** Something with an event, and the message written in its transaction. */
export async function act(
  store: Pick<Store, 'write'>,
  notify: Pick<NotifyService, 'enqueue'>,
  vault: Vault,
  message: Partial<NewMessage> = {},
): Promise<void> {
  const { caseNo = '261123-0011' } = message;
  await store.write(clerk, async (w) => {
    const key = await vault.key(w.db, caseNo).catch(() => vault.createKey(w, caseNo));
    await notify.enqueue(w, key, { caseNo, turn: 'accepted', phone, text: '公安局接下了', ...message });
    const requestId = uuidFrom(random);
    await w.append({ type: 'help.called', subject: requestId, data: { requestId, screen: 'act' } });
  });
}
