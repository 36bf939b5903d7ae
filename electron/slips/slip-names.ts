// What each kind of slip goes by: in words, and as a file.

import type { StoredSlip } from './slip-data.ts';

/** `label`: by people, who also say what it is; `file`: no two citizens' slips of a day share it; `at`: when it was made, hall time. */
export function namesOf({ kind, slip }: StoredSlip): {
  label: string;
  file: string;
  at: string;
  zh: string;
  en: string;
} {
  switch (kind) {
    case 'ticket':
      return { label: slip.no, file: slip.no, at: slip.takenAt, zh: '排队号', en: 'Number' };
    case 'case':
      return { label: slip.caseNo, file: slip.caseNo, at: slip.filedAt, zh: '反映单', en: 'Case' };
    case 'status': {
      const file = `${slip.caseNo}-${slip.before + 1}`;
      return { label: slip.caseNo, file, at: slip.printedAt, zh: '办理进度', en: 'Progress of' };
    }
    case 'refusal': {
      const file = `${slip.caseNo}-${slip.givenAt.slice(11).replace(':', '')}`;
      return { label: slip.caseNo, file, at: slip.givenAt, zh: '不予受理告知', en: 'Notice on' };
    }
    case 'appointment': {
      const file = slip.code.replaceAll(' ', '');
      return { label: `${slip.day} ${slip.time}`, file, at: slip.madeAt, zh: '预约', en: 'Appointment' };
    }
    case 'shift': {
      const file = `${slip.day}-${slip.printedAt.slice(11).replace(':', '')}`;
      return { label: slip.day, file, at: slip.printedAt, zh: '交班小结', en: 'Shift summary' };
    }
    case 'test': {
      const file = slip.printedAt.slice(11).replace(':', '');
      return { label: slip.printer, file, at: slip.printedAt, zh: '测试页', en: 'Test page of' };
    }
  }
}
