// The rules and the contract each write down the words of the field; here they are held to be the same ones.
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as contract from '#shared/contract/case-shapes.ts';
import type { Role as ContractRole } from '#shared/contract/procedure.ts';
import { estimateSchema } from '#shared/contract/queue.ts';
import type { CaseClock } from '#shared/domain/case-clocks.ts';
import type { CaseCategory, CaseKind, Cause, Done, Handling, RefusalGround, Role } from '#shared/domain/case-state.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { estimateWait } from '#shared/domain/waiting-time.ts';
import { type DayPromise, holidayCalendar, makePromise } from '#shared/domain/working-days.ts';

describe('the rules and the contract', () => {
  it('use the same words', () => {
    expectTypeOf<Role>().toEqualTypeOf<ContractRole>();
    expectTypeOf<CaseKind>().toEqualTypeOf<contract.CaseKind>();
    expectTypeOf<CaseCategory>().toEqualTypeOf<contract.CaseCategory>();
    expectTypeOf<Handling>().toEqualTypeOf<contract.Handling>();
    expectTypeOf<CaseClock['what']>().toEqualTypeOf<contract.CaseClock['what']>();
    expectTypeOf<CaseClock['light']>().toEqualTypeOf<contract.Light>();
    expectTypeOf<Done>().toEqualTypeOf<contract.Done>();
    expectTypeOf<Cause>().toEqualTypeOf<contract.Cause>();
    expectTypeOf<RefusalGround>().toEqualTypeOf<contract.RefusalGround>();
    expectTypeOf<DayPromise>().toEqualTypeOf<contract.PromiseView>();
  });

  it('agree on what a promise and a waiting time look like', () => {
    const promise = makePromise('2026-12-20', 12, holidayCalendar([holidays2026]));
    expect(contract.promiseSchema.parse(promise)).toEqual(promise);
    const pace = { mean: 60_000, variance: 0, known: 3 };
    const wait = estimateWait([{ people: 3, pace }], 1, pace);
    expect(estimateSchema.parse(wait)).toEqual(wait);
  });
});
