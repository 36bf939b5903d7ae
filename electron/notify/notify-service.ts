// Word to the citizen outside the hall: written with the act it tells of, shown on the case's page, gone with the case.

import type { Db, Write } from '#electron/store/store.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import { type Message, messageSchema } from '#shared/contract/notify.ts';
import type { CaseTurn } from '#shared/domain/case-turns.ts';
import { checkPhone } from '#shared/domain/phone-number.ts';
import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { deleteOfCase, insertMessage, messagesOf } from './outbox-store.ts';
import { sealMessage } from './sealed-message.ts';

/** What is to be told, and where: `text` as `turnWords` makes it, in the citizen's language. */
export type NewMessage = {
  readonly caseNo: string;
  readonly turn: CaseTurn;
  /** As the citizen gave it; anything but a mainland mobile number gets no message. */
  readonly phone: string | null | undefined;
  readonly text: string;
};

export type NotifyService = {
  /** Whether the hall has a gateway. */
  readonly isOn: boolean;
  /**
   * In the act's own transaction: sent after it is durable, taken back with it. Nothing happens where the hall has no
   * gateway or the citizen gave no mobile number.
   */
  enqueue(w: Write, key: CaseKey, message: NewMessage): Promise<void>;
  /** What was sent about a case, oldest first. */
  ofCase(db: Db, caseNo: string): Promise<Message[]>;
  /** With the case's key its messages go too, those on their way among them. */
  forget(w: Write, caseNo: string): Promise<void>;
};

export function createNotifyService(parts: { readonly gatewayUrl: string; readonly random: Random }): NotifyService {
  const isOn = parts.gatewayUrl !== '';
  return {
    isOn,
    async enqueue(w, key, { caseNo, turn, phone, text }) {
      if (!isOn) return;
      const checked = checkPhone(phone ?? '');
      if (!checked.ok || checked.kind !== 'mobile') return;
      const id = uuidFrom(parts.random);
      await insertMessage(w, {
        id,
        case_no: caseNo,
        turn,
        sealed: sealMessage(key, { caseNo, id }, { phone: checked.number, text }),
        next_at: w.at,
        created_at: w.at,
      });
    },
    async ofCase(db, caseNo) {
      const rows = await messagesOf(db, caseNo);
      return rows.map((row) =>
        messageSchema.parse({
          turn: row.turn,
          state: row.state,
          at: row.sent_at ?? row.created_at,
          fault: row.last_error,
        }),
      );
    },
    forget: deleteOfCase,
  };
}
