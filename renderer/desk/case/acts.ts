// Owns which acts a person is offered on a case, in which order and by which letter; only what the hall said may be done.
import type { CaseAction, CaseDetail } from '#shared/contract/case-detail.ts';
import type { Handling } from '#shared/contract/case-shapes.ts';

type Plain = Exclude<
  CaseAction,
  'accept' | 'conclude' | 'return-transfer' | 'note' | 'link' | 'merge' | 'reveal' | 'reprint'
>;
type Concluding = `conclude/${Handling}`;
/** What has a form of its own in the panel. 办结 is four: one a way. */
export type FormName = Plain | Concluding;
/** What a way leads to. */
export type WayForm = Concluding | 'assign' | 'transfer';

const isConcluding = (form: string): form is Concluding => form.startsWith('conclude/');

const handlings = ['on-the-spot', 'time-limited', 'transfer', 'explained'] as const satisfies readonly Handling[];

/** Waits for this person: shown before anything else, the first of them open. */
const decisions = [
  'accept-transfer',
  'decide-refusal',
  'decide-objection',
  'decide-extension',
  'resume',
  'answer-for',
] as const satisfies readonly FormName[];

const quick = ['contact', 'tell'] as const satisfies readonly FormName[];

const rare = [
  'assign',
  'transfer',
  'invite',
  'pause',
  'ask-extension',
  'withdraw-transfer',
  'urge',
  'escalate',
  'rule',
  'reclassify',
  'propose-refusal',
] as const satisfies readonly FormName[];

/** The card of a way, and what it leads to now: doing it, or having done it. */
export type Way = { readonly way: Handling; readonly form: WayForm };

export type Offered = {
  readonly decisions: readonly Plain[];
  readonly ways: readonly Way[];
  readonly quick: readonly Plain[];
  readonly more: readonly Plain[];
  /** The next sensible step; null while accepting is the one thing to do, or nothing is. */
  readonly next: FormName | null;
};

function waysOf({ actions, handlings: done }: CaseDetail): Way[] {
  const leads: Record<Handling, WayForm | null> = {
    'on-the-spot': null,
    'time-limited': actions.includes('assign') ? 'assign' : null,
    transfer: actions.includes('transfer') ? 'transfer' : null,
    explained: null,
  };
  return handlings.flatMap((way) => {
    const form = actions.includes('conclude') && done.includes(way) ? (`conclude/${way}` as const) : leads[way];
    return form ? [{ way, form }] : [];
  });
}

/** What the hall lets this person do, laid out. */
export function offer(detail: CaseDetail): Offered {
  const may = (form: FormName): boolean => detail.actions.some((action) => action === form);
  const ruling: readonly Plain[] = detail.escalatedAt !== null && may('rule') ? ['rule'] : [];
  const waiting: readonly Plain[] = [...decisions.filter(may), ...ruling];
  const ways = waysOf(detail);
  const isWay = (form: FormName): boolean => ways.some((way) => way.form === form);
  const more = rare.filter((form) => may(form) && !isWay(form) && !waiting.includes(form));
  const isAccepting = detail.actions.includes('accept');
  const concluding = ways.map(({ form }) => form).filter(isConcluding);
  const sensible: readonly (FormName | undefined)[] = isAccepting
    ? []
    : detail.stage <= 2
      ? ['contact', 'assign']
      : detail.stage === 3 || detail.owner.person === null
        ? ['assign', concluding[0]]
        : [concluding.find((form) => form === 'conclude/time-limited'), concluding[0]];
  const next = [...waiting, ...sensible, ...(isAccepting ? [] : quick)].find(
    (form) => form !== undefined && (may(form) || isWay(form)),
  );
  return {
    decisions: waiting,
    ways,
    quick: quick.filter(may),
    more,
    next: next ?? null,
  };
}

/** The form an action of the hall's list leads to; null: none, or not offered. */
export function formOf(action: CaseAction, offered: Offered): FormName | null {
  if (action === 'conclude') return offered.ways.find(({ form }) => isConcluding(form))?.form ?? null;
  const all = [...offered.decisions, ...offered.ways.map(({ form }) => form), ...offered.quick, ...offered.more];
  const name = action === 'return-transfer' ? 'accept-transfer' : action;
  return all.find((form) => form === name) ?? null;
}

/**
 * One letter an act: it opens the form and never carries anything out, and is heard only where nobody is writing. The
 * ways have the digits of their cards.
 */
export const letters: Readonly<
  Record<Plain | 'note' | 'more' | 'related' | 'reprint' | 'letter' | 'case-file', string>
> = {
  'accept-transfer': 'j',
  'decide-refusal': 'd',
  'decide-objection': 'd',
  'decide-extension': 'd',
  resume: 'h',
  'answer-for': 'b',
  contact: 'c',
  tell: 't',
  note: 'n',
  more: 'm',
  assign: 'a',
  transfer: 'z',
  invite: 'x',
  pause: 'p',
  'ask-extension': 'e',
  'withdraw-transfer': 'w',
  urge: 'u',
  escalate: 'g',
  rule: 'r',
  reclassify: 'k',
  'propose-refusal': 'q',
  related: 'l',
  reprint: 'v',
  letter: 'y',
  'case-file': 'f',
};
