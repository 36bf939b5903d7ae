// People of a hall with accounts of their own, each with a post in a unit and past the password they were given; and what is told to them.
import type { CaseReceipt, FileCase } from '#shared/contract/case-shapes.ts';
import type { Role } from '#shared/contract/procedure.ts';
import type { Client, TestHall } from './hall.ts';

/** Somebody who works at a desk: `client` is signed in, `signIn` does it anew; the rest is for a screen. */
export type Somebody = {
  name: string;
  username: string;
  password: string;
  client: Client;
  signIn(): Promise<unknown>;
};
type Post = { name: string; role: Role; unitCode?: string };

const first = 'given-by-the-administrator';
const own = 'known-to-nobody-else';

/** Their usernames are the keys; whose unit is not named works for the hall. */
export async function peopleOf<K extends string>(hall: TestHall, posts: Record<K, Post>): Promise<Record<K, Somebody>> {
  const admin = await hall.admin();
  const people: Partial<Record<K, Somebody>> = {};
  for (const username of Object.keys(posts) as K[]) {
    const { name, role, unitCode = 'U-HALL' } = posts[username];
    const account = { username, displayName: name, roles: [role], unitCode, windowCode: null };
    await admin.staff.create({ ...account, password: first });
    const client = hall.client(`${name}的工作台`);
    await client.staff.signIn({ username, password: first });
    await client.staff.changePassword({ current: first, next: own });
    const signIn = () => client.staff.signIn({ username, password: own });
    people[username] = { name, username, password: own, client, signIn };
  }
  return people as Record<K, Somebody>;
}

/** Told at a kiosk, by somebody who gives no name; `told` says what is different. Gives what is on the slip. */
export async function fileCase(hall: TestHall, told: Partial<FileCase> = {}): Promise<CaseReceipt> {
  return hall.client('1号自助机').cases.file({
    requestId: crypto.randomUUID(),
    kind: 'not-done',
    matterCode: 'GA-01',
    failedAtUnit: null,
    words: '机器坏了三天了',
    trips: 2,
    person: { role: 'anonymous' },
    language: 'zh-CN',
    ...told,
  });
}
