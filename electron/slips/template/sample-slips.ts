// Invented slips of this hall for the preview of its template: nobody's number, nobody's case.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { CitizenSlipKind } from '#shared/contract/slip-template.ts';
import { hallDate, hallTime, weekdayWord } from '#shared/domain/calendar-date.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { type HolidayCalendar, makePromise } from '#shared/domain/working-days.ts';
import type { StoredSlip } from '../slip-data.ts';

type Hall = Pick<Catalogue, 'hall' | 'tellWindow'>;

/** A slip of this kind as the hall might give it now. */
export function sampleSlip(
  kind: CitizenSlipKind,
  language: Language,
  { hall, tellWindow }: Hall,
  now: number,
  calendar: HolidayCalendar,
): StoredSlip {
  const en = language === 'en';
  const say = (zh: string, english: string) => (en ? english : zh);
  const today = hallDate(now, hall.timeZone);
  const at = `${today} ${hallTime(now, hall.timeZone)}`;
  const { date: later, workingDays, provisional } = makePromise(today, 12, calendar);
  const window = tellWindow.number;
  const common = {
    hall: hallName(hall, language),
    tellWindow: { number: window },
    demo: hall.demo,
    reprint: 0,
    maskedName: say('罗*', 'Luo *'),
    qr: '771126112300744829130',
  };
  const matterName = say('身份证换领', 'Renew an identity card');
  const goTo = say('二楼 B 区', 'Floor 2, zone B');
  const bring = [say('身份证', 'ID card'), say('户口簿', 'household register')];
  const caseNo = '261123-0074';
  const owner = {
    ownerUnit: say('县政务服务中心', 'County Service Hall'),
    ownerPerson: say('向文静', 'Xiang Wenjing'),
  };
  switch (kind) {
    case 'ticket':
      return {
        kind,
        language,
        slip: {
          ...common,
          no: 'B026',
          matterName,
          ahead: 6,
          estimate: { fromMin: 15, toMin: 20 },
          goTo,
          windows: ['5', '6', '7'],
          takenAt: at,
          bring,
        },
      };
    case 'case':
      return {
        kind,
        language,
        slip: {
          ...common,
          ...owner,
          promisedDate: later,
          weekday: weekdayWord(later, language),
          workingDays,
          provisional,
          matterName,
          ownerWindow: window,
          where: en ? tellWindow.whereEn : tellWindow.where,
          caseNo,
          queryCode: '482913',
          filedAt: at,
        },
      };
    case 'appointment':
      return {
        kind,
        language,
        slip: {
          ...common,
          matterName,
          day: later,
          time: '09:30',
          until: '10:00',
          code: '4829 1375',
          goTo,
          windows: ['5', '6', '7'],
          bring,
          checkIn: { from: '09:00', keptUntil: '10:15', endsWithDay: false },
          madeAt: at,
        },
      };
    case 'status':
      return {
        kind,
        language,
        slip: {
          ...common,
          ...owner,
          caseNo,
          matterName,
          promise: { date: later, weekday: weekdayWord(later, language), provisional },
          stage: say('4 协调办理', '4 Being handled'),
          waitingFor: null,
          askedUntil: null,
          turns: [{ at, text: say('向文静给您办', 'Xiang Wenjing has it'), more: null }],
          before: 0,
          printedAt: at,
        },
      };
    case 'refusal':
      return {
        kind,
        language,
        slip: {
          ...common,
          caseNo,
          matterName,
          ground: say('这件事已经在法院了。', 'It is before a court already.'),
          words: say('同一件事，窗口不能再办一遍。', 'The window cannot do the same a second time.'),
          wayOn: say('请找县法院立案庭。', 'Please go to the court.'),
          unit: owner.ownerUnit,
          givenAt: at,
        },
      };
  }
}
