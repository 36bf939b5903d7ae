// The whole API of a hall node, one room an area; both transports and all screens stand on it.
import { casesContract } from './cases.ts';
import { catalogueContract } from './catalogue.ts';
import { hallContract } from './hall.ts';
import { helpContract } from './help.ts';
import { liveContract } from './live.ts';
import { queueContract } from './queue.ts';
import { slipsContract } from './slips.ts';
import { staffContract } from './staff.ts';
import { systemContract } from './system.ts';

export const contract = {
  hall: hallContract,
  catalogue: catalogueContract,
  queue: queueContract,
  cases: casesContract,
  slips: slipsContract,
  help: helpContract,
  staff: staffContract,
  system: systemContract,
  live: liveContract,
};
export type Contract = typeof contract;
