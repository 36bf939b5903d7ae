// The demo hall's accounts: one for each role, plainly invented, with one random password printed once.
import { type Role, windowStaff } from '#shared/contract/procedure.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { HallNode } from '../hall-node.ts';
import { type Chance, chanceFrom } from './chance.ts';

/** `password` is null where the hall already had accounts: then those stay alone. */
export type DemoStaff = {
  readonly intake: Person;
  readonly handlers: readonly Person[];
  readonly usernames: readonly string[];
  readonly password: string | null;
};
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly unitCode: string;
  readonly roles: readonly Role[];
};

const people = [
  { username: 'xiang', displayName: '向例静', roles: ['intake'], unitCode: 'U-HALL', windowCode: 'W16' },
  { username: 'tian', displayName: '田试胜', roles: ['handler'], unitCode: 'D-GA', windowCode: 'W01' },
  { username: 'ran', displayName: '冉演刚', roles: ['handler'], unitCode: 'D-YB', windowCode: null },
  { username: 'qin', displayName: '秦例明', roles: ['unit-head'], unitCode: 'D-GA', windowCode: null },
  { username: 'ma', displayName: '马拟云', roles: ['supervisor'], unitCode: 'U-HALL', windowCode: null },
  { username: 'tan', displayName: '谭试远', roles: ['leader'], unitCode: 'U-HALL', windowCode: null },
] as const satisfies readonly {
  username: string;
  displayName: string;
  roles: readonly Role[];
  unitCode: string;
  windowCode: string | null;
}[];

export async function seedStaff(node: HallNode, random: Random): Promise<DemoStaff> {
  const from = { terminal: 'seed', source: 'seed' };
  const password = makePassword(chanceFrom(random));
  const isFirst = await node.staff.firstStart();
  const setupCode = await node.staff.prepareSetup();
  if (isFirst && setupCode !== null) {
    await node.staff.createFirstAdmin(from, { setupCode, username: 'admin', displayName: '演示管理员', password });
    for (const person of people) {
      await node.staff.create(
        { kind: 'system', id: 'seed', terminal: 'seed' },
        { ...person, roles: [...person.roles], password },
      );
    }
  }
  const all = await node.staff.list({ staffId: '', roles: ['admin'] });
  const asPerson = (staff: (typeof all)[number]): Person => ({
    id: staff.id,
    name: staff.displayName,
    unitCode: staff.unitCode,
    roles: staff.roles,
  });
  const windowPeople = all.filter((staff) => !staff.disabled && windowStaff.some((role) => staff.roles.includes(role)));
  const intake = windowPeople.find((staff) => staff.roles.includes('intake')) ?? windowPeople[0];
  if (!intake) throw new Error('a hall with accounts but nobody at the window');
  return {
    intake: asPerson(intake),
    handlers: windowPeople.filter((staff) => staff.roles.includes('handler')).map(asPerson),
    usernames: isFirst ? ['admin', ...people.map((person) => person.username)] : [],
    password: isFirst ? password : null,
  };
}

/** Three groups of four letters and digits: easy to type once. */
function makePassword(chance: Chance): string {
  const letters = [...'abcdefghjkmnpqrstuvwxyz23456789'];
  const group = () => Array.from({ length: 4 }, () => chance.pick(letters)).join('');
  return `${group()}-${group()}-${group()}`;
}
