// The whole API of a hall node, one room an area; both transports and all screens stand on it.
import { appointmentsContract } from './appointments.ts';
import { assistContract } from './assist.ts';
import { calendarContract } from './calendar.ts';
import { callingContract } from './calling.ts';
import { caseFiguresContract } from './case-figures.ts';
import { caseFilesContract } from './case-files.ts';
import { casesContract } from './cases.ts';
import { catalogueContract } from './catalogue.ts';
import { devicesContract } from './devices.ts';
import { draftsContract } from './drafts.ts';
import { hallContract } from './hall.ts';
import { displayContract, hallDayContract } from './hall-day.ts';
import { handlingContract } from './handling.ts';
import { helpContract } from './help.ts';
import { liveContract } from './live.ts';
import { notifyContract } from './notify.ts';
import { queueContract } from './queue.ts';
import { ratingContract } from './rating.ts';
import { slipTemplateContract } from './slip-template.ts';
import { printersContract, slipsContract } from './slips.ts';
import { staffContract } from './staff.ts';
import { supervisionContract } from './supervision.ts';
import { systemContract } from './system.ts';

const areas = {
  hall: hallContract,
  catalogue: catalogueContract,
  calendar: calendarContract,
  queue: queueContract,
  calling: callingContract,
  appointments: appointmentsContract,
  rating: ratingContract,
  hallDay: hallDayContract,
  display: displayContract,
  cases: casesContract,
  handling: handlingContract,
  supervision: supervisionContract,
  caseFigures: caseFiguresContract,
  caseFiles: caseFilesContract,
  devices: devicesContract,
  drafts: draftsContract,
  slips: slipsContract,
  slipTemplate: slipTemplateContract,
  printers: printersContract,
  notify: notifyContract,
  help: helpContract,
  assist: assistContract,
  staff: staffContract,
  system: systemContract,
  live: liveContract,
};
type Areas = typeof areas;
// Named once, so that no other type has to spell the whole of it out.
export interface Contract extends Areas {}
export const contract: Contract = areas;
