// When the sample cases were told, taken on, handed out and concluded; moved by whole weeks so that the last ones are of now.

import type { CaseKind, Done, FileCase } from '#shared/contract/case-shapes.ts';
import type { Role } from '#shared/contract/procedure.ts';
import { hallDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { SampleCase } from '../catalogue/catalogue-schema.ts';
import type { HallNode } from '../hall-node.ts';
import { type CaseUnderWay, casesUnderWay, type UnderWay } from './cases-under-way.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type FreshCase, freshCases } from './fresh-cases.ts';
import type { Step } from './seed-hall.ts';
import type { DemoStaff, Person } from './seed-staff.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const callWords = '打电话问清楚了，说好办好以前再联系。';
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

type Plan = { node: HallNode; samples: readonly SampleCase[]; staff: DemoStaff; now: number; random: Random };

export function planCases({ node, samples, staff, now, random }: Plan): Step[] {
  const chance = chanceFrom(random);
  const last = Math.max(...samples.map((sample) => Date.parse(sample.filedAt)));
  const shift = Math.floor((now - last) / weekMs) * weekMs;
  return [
    ...samples.flatMap((sample) => courseOf({ node, sample, staff, shift, now, chance })),
    ...freshCases.flatMap((fresh) => freshCourse({ node, fresh, staff, now, chance })),
    ...casesUnderWay.flatMap((each) => courseUnderWay({ node, each, staff, now, chance })),
  ];
}

/** Told lately and still open. */
function freshCourse(o: { node: HallNode; fresh: FreshCase; staff: DemoStaff; now: number; chance: Chance }): Step[] {
  const { node, fresh, chance } = o;
  const filedAt = o.now - fresh.hoursAgo * hourMs;
  const intake = clerkOf(o.staff.intake);
  let caseNo = '';
  const person = { name: fresh.name, phone: fresh.phone };
  const steps: Step[] = [
    {
      at: filedAt,
      run: async () => {
        ({ caseNo } = await tell(node, intake, fresh.channel, filing({ ...fresh, person }, chance)));
      },
    },
  ];
  if (fresh.isAccepted) {
    const accept = async () =>
      node.cases.accept(intake, { caseNo, version: (await node.cases.get(intake, caseNo)).version });
    steps.push({ at: filedAt + 9 * minuteMs, run: accept });
  }
  return steps;
}

/** In the middle of its course: taken on and called about, then its own steps; nothing later than now. */
function courseUnderWay(o: {
  node: HallNode;
  each: CaseUnderWay;
  staff: DemoStaff;
  now: number;
  chance: Chance;
}): Step[] {
  const { node, each, staff, chance } = o;
  const { cases } = node;
  const handler = each.goesTo === null ? staff.intake : staff.handlers.find(({ unitCode }) => unitCode === each.goesTo);
  // A hall with accounts of its own may have nobody there.
  if (!handler) return [];
  const filedAt = o.now - each.hoursAgo * hourMs;
  const intake = clerkOf(staff.intake);
  let slip = { caseNo: '', queryCode: '' };
  const on = async () => ({ caseNo: slip.caseNo, version: (await cases.get(intake, slip.caseNo)).version });
  const person = { name: each.name, phone: each.phone };
  const underWay: UnderWay = {
    cases,
    who: clerkOf,
    intake: staff.intake,
    handler,
    on,
    says: (done, grade) => answer(node, slip, done, grade, chance),
  };
  const steps: Step[] = [
    {
      at: filedAt,
      run: async () => {
        slip = await tell(node, intake, each.channel, filing({ ...each, person }, chance));
      },
    },
    { at: filedAt + 8 * minuteMs, run: async () => cases.accept(intake, await on()) },
    ...each.steps.map(([hours, act]) => ({ at: filedAt + hours * hourMs, run: async () => act(underWay) })),
  ];
  if (each.steps[0]?.[0] !== undefined)
    steps.push({
      at: filedAt + 40 * minuteMs,
      run: async () => cases.contact(intake, { ...(await on()), way: 'phone', reached: true, words: callWords }),
    });
  return steps.filter((step) => step.at <= o.now);
}

/** What the citizen says of it at the kiosk, and how it was, if they like. */
async function answer(
  node: HallNode,
  slip: { caseNo: string; queryCode: string },
  done: Done,
  grade: number | null,
  chance: Chance,
): Promise<void> {
  const asker = { actor: kioskActor, source: 'seed' };
  await node.cases.answer(asker, { ...slip, requestId: chance.uuid(), done });
  if (grade === null) return;
  await node.cases.rate(asker, { ...slip, requestId: chance.uuid(), grade, reasons: [], words: '' });
}

/** What happens to one case, each step at its time; nothing later than now. */
function courseOf(o: {
  node: HallNode;
  sample: SampleCase;
  staff: DemoStaff;
  shift: number;
  now: number;
  chance: Chance;
}): Step[] {
  const { node, sample, staff, chance } = o;
  const filedAt = Date.parse(sample.filedAt) + o.shift;
  const intake = clerkOf(staff.intake);
  const handler = staff.handlers.find((person) => person.unitCode === sample.unit) ?? null;
  let caseNo = '';
  let queryCode = '';
  const current = async () => ({ caseNo, version: (await node.cases.get(intake, caseNo)).version });
  const steps: Step[] = [
    {
      at: filedAt,
      run: async () => {
        ({ caseNo, queryCode } = await tell(node, intake, sample.channel, filing(sample, chance)));
      },
    },
    { at: filedAt + chance.whole(3, 25) * minuteMs, run: async () => node.cases.accept(intake, await current()) },
  ];
  // Most are called the same day, as in any hall; a few are not.
  if (chance.whole(1, 10) <= 8) {
    steps.push({
      at: filedAt + chance.whole(26, 38) * minuteMs,
      run: async () =>
        node.cases.contact(intake, { ...(await current()), way: 'phone', reached: true, words: callWords }),
    });
  }
  const isHandedOut = sample.handling === 'time-limited' || sample.handling === 'transfer';
  const isAway = handler !== null && handler.unitCode !== intake.unitCode;
  const by = isHandedOut && handler ? clerkOf(handler) : intake;
  if (isHandedOut) {
    const at = filedAt + chance.whole(40, 90) * minuteMs;
    const unitName = node.catalogue.unit(sample.unit)?.short.zh ?? '承办单位';
    steps.push({
      at,
      run: async () => {
        const words = `和${unitName}说好了，由他们接着办，有进展告诉您。`;
        await node.cases.addEntry(intake, { requestId: chance.uuid(), caseNo, for: 'citizen', words });
        if (!isAway) return;
        const agreed = `${unitName}同意接着办，今天就联系群众。`;
        const talkedWith = handler.name;
        await node.cases.transfer(intake, { ...(await current()), unitCode: handler.unitCode, talkedWith, agreed });
      },
    });
    steps.push({
      at: at + chance.whole(10, 60) * minuteMs,
      run: async () => {
        if (isAway) await node.cases.acceptTransfer(by, { ...(await current()), staffId: by.staffId });
        const { promisedDate } = await node.cases.get(by, caseNo);
        await node.cases.assign(by, { ...(await current()), staffId: by.staffId, dueDate: promisedDate });
      },
    });
  }
  if (sample.closedOn !== null) {
    const { timeZone } = node.hall;
    const closedDay = hallDate(Date.parse(`${sample.closedOn}T12:00:00+08:00`) + o.shift, timeZone);
    const at = Math.max(filedAt + 180 * minuteMs, instantOf(closedDay, '16:10', timeZone));
    steps.push({
      at,
      run: async () => {
        const { handlings } = await node.cases.get(by, caseNo);
        const isExplained = sample.handling === 'explained';
        await node.cases.conclude(by, {
          ...(await current()),
          handling: isExplained ? 'explained' : (handlings[0] ?? 'explained'),
          words: sample.outcome,
          cause: sample.cause === 'missing-material' ? 'missing-papers' : sample.cause,
          ...((isExplained || handlings[0] === 'explained') && { basis: '办事指南（示例）' }),
        });
      },
    });
    const { done, rating } = sample;
    if (done !== null) {
      steps.push({
        at: at + chance.whole(1, 3) * dayMs,
        run: async () => answer(node, { caseNo, queryCode }, done ? 'yes' : 'partly', rating, chance),
      });
    }
  }
  return steps.filter((step) => step.at <= o.now);
}

const kinds: Readonly<Record<SampleCase['kind'], CaseKind>> = {
  failed: 'not-done',
  repeated: 'not-done',
  dispute: 'disagree',
  other: 'suggest',
};

const kioskActor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' } as const;

/** Tells the window, at the kiosk or through the clerk; answers what is on the slip. */
async function tell(
  node: HallNode,
  intake: ClerkLike,
  channel: SampleCase['channel'],
  input: FileCase,
): Promise<{ caseNo: string; queryCode: string }> {
  const isKiosk = channel === 'kiosk' || channel === 'phone-scan';
  const actor = isKiosk ? kioskActor : intake.actor;
  const filedBy = isKiosk ? null : intake.staffId;
  return node.cases.file({ actor, channel: isKiosk ? 'kiosk' : 'counter', filedBy }, input);
}

type Told = Pick<SampleCase, 'category' | 'kind' | 'matter' | 'unit' | 'words' | 'trips'> & {
  person: { name: string; phone: string; idNumber?: string; idShown?: boolean };
};

function filing(sample: Told, chance: Chance): FileCase {
  const { person } = sample;
  return {
    requestId: chance.uuid(),
    kind: sample.category === 'consultation' ? 'ask' : kinds[sample.kind],
    matterCode: sample.matter,
    failedAtUnit: sample.unit,
    words: sample.words,
    trips: sample.trips,
    person: {
      role: 'self',
      name: person.name,
      phone: person.phone,
      ...(person.idShown && person.idNumber && { idNumber: person.idNumber }),
    },
    language: 'zh-CN',
  };
}

type ClerkLike = {
  staffId: string;
  unitCode: string;
  roles: readonly Role[];
  actor: { kind: 'staff'; id: string; terminal: string };
};

function clerkOf(person: Person): ClerkLike {
  return {
    staffId: person.id,
    unitCode: person.unitCode,
    roles: person.roles,
    actor: { kind: 'staff', id: person.id, terminal: '16号窗口' },
  };
}
