// What needs a second person: stopping the clock is told, an extension and 不予受理 are approved, a quarrel of units is ruled, haste is asked for.

import { DomainError } from '#electron/domain-error.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { RefusalGround } from '#shared/contract/case-shapes.ts';
import { languageSchema } from '#shared/contract/procedure.ts';
import type { OnCase } from './acting.ts';
import type { Clerk } from './case-actions.ts';
import type { CaseParts } from './case-parts.ts';
import { longWords, shortWords } from './desk-service.ts';
import { checkRemark, checkWords } from './filing-input.ts';

/** All answer with the case as it is then, and throw what acts on a version throw. */
export type RulingService = {
  /** Throws PROMISE_OVER. */
  pause(clerk: Clerk, on: OnCase & { reason: string; words: string }): Promise<CaseDetail>;
  resume(clerk: Clerk, on: OnCase): Promise<CaseDetail>;
  /** Throws PROMISE_OVER, ONE_EXTENSION, InputProblems at `date`. */
  askExtension(clerk: Clerk, on: OnCase & { date: string; reason: string }): Promise<CaseDetail>;
  /** Throws PROMISE_OVER, SECOND_PERSON. */
  decideExtension(clerk: Clerk, on: OnCase & { granted: boolean; words: string }): Promise<CaseDetail>;
  proposeRefusal(
    clerk: Clerk,
    on: OnCase & { ground: RefusalGround; words: string; wayOn: string },
  ): Promise<CaseDetail>;
  /** Prints the notice where it is approved. Throws SECOND_PERSON. */
  decideRefusal(clerk: Clerk, on: OnCase & { approved: boolean; words: string }): Promise<CaseDetail>;
  /** Throws SECOND_PERSON. */
  decideObjection(clerk: Clerk, on: OnCase & { taken: boolean; words: string }): Promise<CaseDetail>;
  urge(clerk: Clerk, on: OnCase & { words: string }): Promise<CaseDetail>;
  escalate(clerk: Clerk, on: OnCase & { words: string }): Promise<CaseDetail>;
  /** Throws UNIT_UNKNOWN. */
  rule(clerk: Clerk, on: OnCase & { unitCode: string; words: string }): Promise<CaseDetail>;
};

export function createRulingService(o: CaseParts): RulingService {
  const { acting, catalogue } = o;
  const short = (text: string, path = 'words') => checkWords(text, shortWords, 'zh-CN', path);

  return {
    async pause(clerk, on) {
      const words = short(on.words);
      return acting.byClerk(
        clerk,
        on,
        { act: 'pause' },
        { what: 'paused', said: words, facts: { reason: on.reason }, turn: { turn: 'paused', reason: words } },
      );
    },

    resume: (clerk, on) => acting.byClerk(clerk, on, { act: 'resume' }, { what: 'resumed', turn: { turn: 'resumed' } }),

    async askExtension(clerk, on) {
      const words = short(on.reason, 'reason');
      return acting.byClerk(
        clerk,
        on,
        { act: 'ask-extension', date: on.date },
        { what: 'extension-asked', said: words, facts: { date: on.date } },
      );
    },

    async decideExtension(clerk, on) {
      // The reason is told to the citizen by whoever grants it.
      const words = short(on.words);
      const what = on.granted ? 'extension-granted' : 'extension-refused';
      return acting.byClerk(
        clerk,
        on,
        { act: 'decide-extension', granted: on.granted },
        { what, said: words, ...(on.granted && { turn: { turn: 'extended' as const, reason: words } }) },
      );
    },

    async proposeRefusal(clerk, on) {
      const words = checkWords(on.words, longWords, 'zh-CN');
      const wayOn = checkWords(on.wayOn, longWords, 'zh-CN', 'wayOn');
      const { ground } = on;
      return acting.byClerk(
        clerk,
        on,
        { act: 'propose-refusal', ground },
        { what: 'refusal-proposed', said: { words, wayOn }, facts: { ground } },
      );
    },

    async decideRefusal(clerk, on) {
      const remark = on.approved ? checkRemark(on.words, shortWords, 'zh-CN') : short(on.words);
      return acting.byClerk(
        clerk,
        on,
        { act: 'decide-refusal', approved: on.approved },
        {
          what: on.approved ? 'refusal-given' : 'refusal-declined',
          said: remark,
          ...(on.approved && { turn: { turn: 'not-accepted' as const } }),
        },
        {
          after: async (inHand) => {
            if (on.approved) await o.printRefusal(inHand, languageSchema.parse(inHand.row.language));
          },
        },
      );
    },

    async decideObjection(clerk, on) {
      const words = checkWords(on.words, longWords, 'zh-CN');
      return acting.byClerk(
        clerk,
        on,
        { act: 'decide-objection', taken: on.taken },
        {
          what: on.taken ? 'objection-taken' : 'objection-upheld',
          said: words,
          turn: { turn: on.taken ? ('accepted' as const) : ('told' as const), reason: words },
        },
      );
    },

    async urge(clerk, on) {
      return acting.byClerk(clerk, on, { act: 'urge' }, { what: 'urged', said: short(on.words) });
    },

    async escalate(clerk, on) {
      return acting.byClerk(clerk, on, { act: 'escalate' }, { what: 'escalated', said: short(on.words) });
    },

    async rule(clerk, on) {
      const { unitCode } = on;
      if (catalogue.unit(unitCode)?.isRetired !== false) throw new DomainError('UNIT_UNKNOWN');
      const words = short(on.words);
      return acting.byClerk(
        clerk,
        on,
        { act: 'rule', unitCode },
        { what: 'ruled', said: words, facts: { unitCode }, turn: { turn: 'transferred' } },
      );
    },
  };
}
