// Names the parts of a draft that a citizen and a clerk see together, and how often they hear of each other.

export const draftParts = [
  'kind',
  'matterCode',
  'failedAtUnit',
  'words',
  'trips',
  'role',
  'name',
  'phone',
  'idNumber',
  'forName',
  'relation',
  'organisation',
  'organisationCode',
] as const;

/** The kiosk says where it stands at least this often; the desk asks as often. */
export const assistBeatMs = 5000;
