// Seals and opens what is personal in a message; each is tied to its own row, so that none can be moved to another.

import { z } from 'zod';
import type { CaseKey } from '#electron/store/vault.ts';

const contentSchema = z.object({ phone: z.string(), text: z.string() });
/** Digits only, and the sentence. */
export type MessageContent = z.infer<typeof contentSchema>;

type Place = { readonly caseNo: string; readonly id: string };
const nameOf = ({ caseNo, id }: Place): string => `${caseNo}/message/${id}`;

export function sealMessage(key: CaseKey, place: Place, content: MessageContent): string {
  return key.seal(content, nameOf(place));
}

/** Throws SealBroken. */
export function openMessage(key: CaseKey, place: Place, sealed: string): MessageContent {
  return contentSchema.parse(key.open(sealed, nameOf(place)));
}
