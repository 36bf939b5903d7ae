// Owns what every desk screen needs at hand: who sits here, the hall, and the words somebody has begun to write.
import { createContext, use, useState } from 'react';
import type { Bilingual, Hall } from '#shared/contract/hall.ts';
import type { Role } from '#shared/contract/procedure.ts';
import { windowStaff } from '#shared/contract/procedure.ts';
import type { Staff } from '#shared/contract/staff.ts';
import { useSay } from '../i18n/use-words.ts';
import type { ClockAnchor } from '../ui/use-clock.ts';
import type { Drafts } from './drafts.ts';

export type Desk = {
  readonly staff: Staff;
  readonly hall: Hall | null;
  readonly clock: ClockAnchor | null;
  readonly timeZone: string;
  readonly drafts: Drafts;
};

const Context = createContext<Desk | null>(null);
export const DeskProvider = Context;

export function useDesk(): Desk {
  const desk = use(Context);
  if (!desk) throw new Error('DeskProvider is missing above this screen');
  return desk;
}

/** Whether the person holds one of these roles. */
export function hasRole(staff: Pick<Staff, 'roles'>, roles: readonly Role[]): boolean {
  return roles.some((role) => staff.roles.includes(role));
}

/** Whether the person works at a window: takes cases in, handles them, calls numbers. */
export function isWindowStaff(staff: Pick<Staff, 'roles'>): boolean {
  return hasRole(staff, windowStaff);
}

/** Something begun and not sent yet: there again when the person comes back to it. Give the component a `key` where `name` may change. */
export function useDraft<T>(name: string, empty: T): readonly [T, (next: T) => void, () => void] {
  const { drafts } = useDesk();
  const [value, setValue] = useState<T>(() => (drafts.has(name) ? (drafts.get(name) as T) : empty));
  const set = (next: T): void => {
    drafts.set(name, next);
    setValue(next);
  };
  const clear = (): void => {
    drafts.delete(name);
    setValue(empty);
  };
  return [value, set, clear];
}

/** A unit's name as it is said inside the hall: without the county it stands in. */
export function useUnitName(): (text: Bilingual) => string {
  const name = useName();
  const { hall } = useDesk();
  return (text) => {
    const full = name(text);
    const place = hall ? name(hall.place) : '';
    const short = place !== '' && full.startsWith(place) ? full.slice(place.length).trim() : full;
    return short || full;
  };
}

/** A catalogue name on one line, without the marks where it may break. */
export function useName(): (text: Bilingual) => string {
  const say = useSay();
  return (text) => say(text).replaceAll('|', '');
}
