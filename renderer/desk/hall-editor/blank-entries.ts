// Owns what a new entry begins with: as little as possible that would have to be taken out again.
import type { Entries } from '#shared/contract/catalogue.ts';
import type { EntryData, EntryKind } from '#shared/contract/hall-entries.ts';

const nextCode = (letter: string, codes: readonly string[], width: number): string => {
  const last = Math.max(0, ...codes.map((code) => Number(code.slice(1))).filter(Number.isFinite));
  return `${letter}${String(last + 1).padStart(width, '0')}`;
};

/** `today`: hall date. */
export function blankEntry(kind: Exclude<EntryKind, 'hall'>, entries: Entries, today: string): EntryData {
  switch (kind) {
    case 'matter':
      return {
        code: '',
        name: '',
        nameEn: '',
        short: '',
        shortEn: '',
        aliases: [],
        aliasesEn: [],
        department: '',
        audience: ['person'],
        materials: [''],
        materialsEn: [''],
        fee: '不收费',
        feeEn: 'Free of charge',
        legalDays: null,
        legalNote: '没有规定天数',
        promisedDays: 0,
        group: '',
        appointmentUsual: false,
        stuckReasons: [],
        stuckReasonsEn: [],
        source: '',
        checked: [],
        quotas: null,
        appointment: null,
      } satisfies EntryData<'matter'>;
    case 'window':
      return {
        code: nextCode(
          'W',
          entries.window.map(({ code }) => code),
          2,
        ),
        number: '',
        name: '',
        nameEn: '',
        groups: [],
        unit: '',
        floor: 1,
        zone: '',
        zoneEn: '',
        lowCounter: false,
      } satisfies EntryData<'window'>;
    case 'group':
      return {
        code: 'G-',
        name: '',
        nameEn: '',
        series: '',
        digits: 3,
        start: 1,
        dailyQuota: null,
        needsTicket: true,
      } satisfies EntryData<'group'>;
    case 'unit':
      return {
        code: 'D-',
        name: '',
        nameEn: '',
        short: '',
        shortEn: '',
        kind: 'department',
        parent: null,
        floor: null,
        zone: null,
        zoneEn: null,
        phone: '',
        phoneDemo: false,
      } satisfies EntryData<'unit'>;
    case 'special-day':
      return {
        code: nextCode(
          'S',
          entries['special-day'].map(({ code }) => code),
          2,
        ),
        date: today,
        name: '',
        nameEn: '',
        groups: null,
        closed: true,
        sessions: null,
      } satisfies EntryData<'special-day'>;
    case 'answer':
      return {
        code: nextCode(
          'R',
          entries.answer.map(({ code }) => code),
          2,
        ),
        name: '',
        nameEn: '',
        use: 'any',
        words: '',
      } satisfies EntryData<'answer'>;
  }
}
