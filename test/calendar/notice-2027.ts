// A notice for 2027 as it might be, made for the tests: nobody knows the real one.
import type { TypedNotice } from '#shared/contract/calendar.ts';

export const notice2027: TypedNotice = {
  year: 2027,
  source: '试验用的2027年放假安排',
  off: [
    { from: '2027-01-01', to: '2027-01-03' },
    { from: '2027-02-05', to: '2027-02-14' },
    { from: '2027-04-03', to: '2027-04-05' },
    { from: '2027-05-01', to: '2027-05-05' },
    { from: '2027-06-09', to: '2027-06-09' },
    { from: '2027-09-15', to: '2027-09-15' },
    { from: '2027-10-01', to: '2027-10-07' },
  ],
  worked: ['2027-01-31', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
};

/** Its new year one day longer, so that what is promised over it moves. */
export const longer2027: TypedNotice = {
  ...notice2027,
  off: [{ from: '2027-01-01', to: '2027-01-04' }, ...notice2027.off.slice(1)],
};
