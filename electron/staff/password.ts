// How passwords are kept and checked: argon2id only, and always the same work, so that time tells nobody which usernames exist.
import { hash, verify } from '@node-rs/argon2';
import type { Random } from '#shared/domain/ports.ts';

/**
 * argon2id (this package's default algorithm) with 19 MiB, 2 passes, 1 lane: the first choice of OWASP's Password
 * Storage Cheat Sheet where 46 MiB is too much for a hall's small machine.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Makes and checks the stored form of passwords. */
export type Passwords = {
  /** The stored form, salt and parameters included (PHC string). */
  hash(password: string): Promise<string>;
  /** Whether it is the password. `null` (nobody by that name) takes as long as a wrong password, and is false. */
  matches(stored: string | null, password: string): Promise<boolean>;
};

/** `random` makes the stand-in that unknown usernames are checked against. */
export function createPasswords(random: Random): Passwords {
  // NIST SP 800-63B 3.1.1.2: normalised before hashing, so that two keyboards type the same password.
  const normal = (password: string): string => password.normalize('NFKC');
  const make = (password: string): Promise<string> => hash(normal(password), parameters);
  let standIn: Promise<string> | null = null;
  return {
    hash: make,
    async matches(stored, password) {
      standIn ??= make(Buffer.from(random.bytes(32)).toString('base64'));
      const against = stored ?? (await standIn);
      const same = await verify(against, normal(password));
      return same && stored !== null;
    },
  };
}

/** Why this password will not do, in words for the person who chose it; null when it will. Length is checked by the contract. */
export function passwordProblem(password: string, username: string): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 4) return '密码里重复的太多，请换一个';
  if (plain.replaceAll(username.toLowerCase(), '').length < 4) return '密码里不要只写用户名，请换一个';
  if ('01234567890123456789'.includes(plain) || '98765432109876543210'.includes(plain)) {
    return '密码太好猜，请换一个';
  }
  return null;
}
