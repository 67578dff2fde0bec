export const UNIT_KINDS = [
  'department',
  'office',
  'division',
  'sub_department',
  'center',
  'ranger_station',
  'team',
  'post',
  'inspectorate',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const ORG_EVENT_KINDS = ['create', 'rename', 'move', 'merge', 'split', 'absorb', 'dissolve'] as const;
export type OrgEventKind = (typeof ORG_EVENT_KINDS)[number];
