// What the desk is told of a change to the hall: where something does not hold together, and what holds but should be known.

import type { Language } from '#shared/contract/procedure.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import type { Db } from '../store/projection.ts';
import { type AnyEntry, entryKey, type HallEntries, live } from './catalogue-entries.ts';
import type { ReferenceProblem } from './catalogue-references.ts';
import { hasBegun } from './catalogue-store.ts';
import type { ShutOut } from './shut-out.ts';

type Said = { path: string; message: string };

const kindWords = {
  hall: ['大厅', 'Hall'],
  unit: ['单位', 'Unit'],
  group: ['窗口组', 'Window group'],
  matter: ['事项', 'Matter'],
  window: ['窗口', 'Window'],
  'special-day': ['特殊日子', 'Special day'],
  answer: ['常用答复', 'Ready answer'],
} as const;

/** Of the entry that was saved: its field alone. Of another: its kind and code before the field, its name before the words. */
export function saidOf(problem: ReferenceProblem, saved: AnyEntry, all: HallEntries, language: Language): Said {
  const { kind, code, zh, en } = problem;
  const field = problem.path.join('.');
  const words = language === 'en' ? en : zh;
  if (kind === saved.kind && code === saved.code) return { path: field, message: words };
  const [kindZh, kindEn] = kindWords[kind];
  const entry: AnyEntry | undefined = all[kind].find((each) => each.code === code);
  const name = entry && nameOf(entry, language);
  return {
    path: [entryKey(kind, code), field].filter((part) => part !== '').join('.'),
    message:
      language === 'en'
        ? `${kindEn} ${code}${name ? ` (${name})` : ''}: ${words}`
        : `${kindZh} ${code}${name ? `（${name}）` : ''}：${words}`,
  };
}

function nameOf({ data }: AnyEntry, language: Language): string {
  if ('hall' in data) return inLanguage({ zh: data.hall, en: data.hallEn }, language);
  return inLanguage({ zh: data.name, en: data.nameEn }, language).replaceAll('|', '');
}

/** A change that is in order, and has an effect somebody might not expect. */
export async function thingsToKnow(o: {
  db: Db;
  before: HallEntries;
  after: HallEntries;
  entry: AnyEntry;
  today: CalendarDate;
  language: Language;
}): Promise<Said[]> {
  const { entry, after, today } = o;
  const said: Said[] = [];
  const say = (path: string, zh: string, en: string) => said.push({ path, message: o.language === 'en' ? en : zh });
  if (entry.kind === 'group') {
    const { data } = entry;
    if (data.dailyQuota === 0)
      say('dailyQuota', '一天 0 个号：这一组现在起不发号', 'With 0 a day this group gives no numbers from now on');
    const old = o.before.group.find(({ code }) => code === entry.code)?.data;
    const isRenumbered =
      old !== undefined && (old.series !== data.series || old.digits !== data.digits || old.start !== data.start);
    if (isRenumbered && (await hasBegun(o.db, entry.code, today)))
      say(
        'series',
        '今天已经发过号，新的字母、位数和起始号从明天起用',
        'Numbers were given today: the new letter, digits and start hold from tomorrow',
      );
    if (data.needsTicket && !live(after.window).some((window) => window.groups.includes(entry.code)))
      say(
        '',
        '还没有窗口叫这一组的号：先让一个窗口办理它，再给它安排事项',
        'No window calls this group yet: let one serve it before matters are put into it',
      );
  }
  if (entry.kind === 'matter') {
    const { quotas, appointment } = entry.data;
    for (const [half, zh, en] of [
      ['morning', '上午', 'in the morning'],
      ['afternoon', '下午', 'in the afternoon'],
    ] as const)
      if (quotas?.[half] === 0)
        say(`quotas.${half}`, `${zh} 0 个号：这件事${zh}不发号`, `With 0 no numbers are given for this ${en}`);
    if (appointment?.perSlot === 0)
      say('appointment.perSlot', '每个时段 0 个：这件事约不了', 'With 0 a slot no appointment can be made');
  }
  if (entry.kind === 'window') {
    for (const [place, code] of entry.data.groups.entries()) {
      const group = after.group.find((each) => each.code === code)?.data;
      if (group?.needsTicket && !live(after.matter).some((matter) => matter.group === code))
        say(
          `groups.${place}`,
          `“${group.name.replaceAll('|', '')}”还没有事项，这个窗口暂时没有号可叫`,
          `${group.nameEn} has no matters yet, so there is nothing to call`,
        );
    }
  }
  if (entry.kind === 'special-day' && entry.data.date < today) say('date', '这一天已经过去了', 'This day is past');
  return said;
}

/** Whom the change leaves before a closed door; empty where nobody. */
export function shutOutWords({ bookings, numbers }: ShutOut, language: Language): Said[] {
  const say = (zh: string, en: string): Said => ({ path: '', message: language === 'en' ? en : zh });
  const said: Said[] = [];
  if (bookings.length > 0) {
    const inAll = bookings.reduce((sum, { n }) => sum + n, 0);
    const days = bookings.map(({ date, n }) => `${date} × ${n}`);
    said.push(
      say(
        `已经有 ${inAll} 个预约落在不办的时间里（${days.join('、')}）。他们还不知道：请在“预约”里找到他们，打电话改时间`,
        `Appointments already made for times that are not served any more: ${inAll} (${days.join(', ')}). Nobody has told these people: find them under Bookings and telephone them`,
      ),
    );
  }
  if (numbers > 0)
    said.push(
      say(
        `今天还有 ${numbers} 个号没办完，这样改以后今天没有窗口叫他们了。请告诉等的人，或者改回来`,
        `Numbers of today that are not done and will not be called today any more: ${numbers}. Tell the people who wait, or change it back`,
      ),
    );
  return said;
}
