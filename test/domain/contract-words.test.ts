// The rules and the contract each write down the words of the field; here they are held to be the same ones.
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as contract from '#shared/contract/case-shapes.ts';
import { type Role as ContractRole, roleSchema } from '#shared/contract/procedure.ts';
import { estimateSchema } from '#shared/contract/queue.ts';
import type { CaseAction, CaseCategory, CaseKind, Handling, Role } from '#shared/domain/case-lifecycle.ts';
import { allowedActions } from '#shared/domain/case-lifecycle.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { estimateWait } from '#shared/domain/waiting-time.ts';
import { type DayPromise, holidayCalendar, type Light, makePromise } from '#shared/domain/working-days.ts';

describe('the rules and the contract', () => {
  it('use the same words', () => {
    expectTypeOf<Role>().toEqualTypeOf<ContractRole>();
    expectTypeOf<CaseKind>().toEqualTypeOf<contract.CaseKind>();
    expectTypeOf<CaseCategory>().toEqualTypeOf<contract.CaseCategory>();
    expectTypeOf<Handling>().toEqualTypeOf<contract.Handling>();
    expectTypeOf<Light>().toEqualTypeOf<contract.Light>();
    expectTypeOf<DayPromise>().toEqualTypeOf<contract.PromiseView>();
    // Adding words is the citizen's act; at the desk it is done through the same door, not as an action of its own.
    expectTypeOf<Exclude<CaseAction, 'supplement'>>().toEqualTypeOf<contract.CaseAction>();
  });

  it('give every action at some stage to somebody', () => {
    const given = new Set(
      ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((stage) => allowedActions({ stage }, roleSchema.options)),
    );
    for (const action of contract.caseActionSchema.options) expect([...given], action).toContain(action);
  });

  it('agree on what a promise and a waiting time look like', () => {
    const promise = makePromise('2026-12-20', 12, holidayCalendar([holidays2026]));
    expect(contract.promiseSchema.parse(promise)).toEqual(promise);
    const pace = { mean: 60_000, variance: 0, known: 3 };
    const wait = estimateWait([{ people: 3, pace }], 1, pace);
    expect(estimateSchema.parse(wait)).toEqual(wait);
  });
});
