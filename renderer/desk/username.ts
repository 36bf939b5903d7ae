// Owns the check of a username before it is sent, by the contract's own rule.
import { usernameSchema } from '#shared/contract/staff.ts';

export function isUsername(text: string): boolean {
  return usernameSchema.safeParse(text).success;
}
