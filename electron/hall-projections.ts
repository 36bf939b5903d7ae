// What the hall's journal folds into: every area's events and tables, for the hall at work and for whoever verifies it.

import { appointmentsProjection } from './appointments/appointment-events.ts';
import { calendarProjection } from './calendar/calendar-events.ts';
import { caseFilesProjection } from './case-files/case-file-events.ts';
import { casesProjection } from './cases/case-events.ts';
import { catalogueProjection } from './catalogue/catalogue-events.ts';
import { helpProjection } from './help/help-events.ts';
import { queueProjection } from './queue/queue-projection.ts';
import { ratingProjection } from './rating/rating-events.ts';
import { slipsProjection } from './slips/slip-events.ts';
import { slipTemplateProjection } from './slips/template/template-events.ts';
import { staffProjection } from './staff/staff-events.ts';
import type { Projection } from './store/projection.ts';

/** Every area's events and tables: what `verify` replays. */
export const projections: readonly Projection[] = [
  queueProjection,
  catalogueProjection,
  calendarProjection,
  casesProjection,
  caseFilesProjection,
  helpProjection,
  staffProjection,
  appointmentsProjection,
  ratingProjection,
  slipsProjection,
  slipTemplateProjection,
];
