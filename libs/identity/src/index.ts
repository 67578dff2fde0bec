export { IdentityModule } from './identity.module.js';
export { IdentityHttpModule } from './identity-http.module.js';

export { Access } from './roles/access.service.js';
export { type RoleHolder } from './roles/access.repository.js';
export { withoutLoansOf } from './roles/delegation.rules.js';
export { EVERYTHING, NOTHING, scopeHolds, scopeParameter, type UnitScope } from './roles/unit-scope.rules.js';
export { EVERY_ROLE, isRole, ROLE_NAMES, ROLES, type Role } from './roles/role.rules.js';

export { AuditTrail, type AuditEntry } from './audit/audit-trail.service.js';
export { changesOf } from './audit/changes.rules.js';
export { AuditChain, type ChainReport } from './audit/audit-chain.service.js';
export { type VerificationRow } from './audit/audit-verification.repository.js';

export { Erasure } from './privacy/erasure.service.js';
export { PersonalData } from './privacy/personal-data.service.js';
export { ERASED_TEXT, type PersonalDataCategory, providePersonalData } from './privacy/personal-data.rules.js';
export { RecordAccess } from './privacy/record-access.service.js';
export { openRecords, readOwnData } from './identity.permissions.js';

export { Membership } from './people/membership.service.js';
export { type Member } from './people/membership.repository.js';
export {
  ASSIGNMENT_KINDS,
  LEAVE_KINDS,
  STAFF_CATEGORIES,
  type AssignmentKind,
  type LeaveKind,
  type StaffCategory,
} from './people/assignment.rules.js';
export { UNIT_KINDS, type OrgEventKind, type UnitKind } from './units/unit-kind.rules.js';
export { MembershipChanged, UnitChanged } from './identity.events.js';

export { OrgUnits } from './units/org-unit.service.js';
export { Reorganisations } from './units/reorganisation.service.js';
export { ReorganisationPreviews } from './units/reorganisation-previews.service.js';
export { type ReorganisationOrder } from './units/reorganisation.rules.js';
export {
  ReorganisationImpact,
  type ImpactFigure,
  type ImpactQuestion,
} from './units/reorganisation-impacts.service.js';
export { People } from './people/person.service.js';
export { PersonalNumbers } from './people/personal-number.service.js';
export { Assignments } from './people/assignment.service.js';
export { Leaves } from './people/leave.service.js';
export { PersonMerges } from './people/person-merge.service.js';
export {
  PersonMergeSteps,
  type MergePair,
  type MergeReceipt,
  type PersonMergeStep,
} from './people/person-merge-steps.service.js';
export { RoleGrants } from './roles/role-grant.service.js';
export { ServiceTokens } from './roles/service-token.service.js';
export { Passwords } from './accounts/passwords.service.js';
export { issueSetupToken } from './accounts/setup.repository.js';
export {
  PeopleBulk,
  type BulkAccount,
  type BulkAssignment,
  type BulkGrant,
  type BulkLeave,
  type BulkOrgEvent,
  type BulkPerson,
  type BulkUnitVersion,
} from './people/people-bulk.repository.js';

export {
  ImportKind,
  refused,
  type Applied,
  type ApplyContext,
  type FieldChange,
  type Given,
  type GivenRow,
  type ImportColumn,
  type PlanContext,
  type PlannedRow,
  type RowToUndo,
  type Undone,
} from './intake/import-kind.js';
export { ImportKinds } from './intake/import-kinds.service.js';
export { Imports } from './intake/imports.service.js';
export { ImportFiles } from './intake/import-files.service.js';
export { ImportSteps } from './intake/import-steps.service.js';
export { STAFF_CODE } from './intake/people-columns.rules.js';
export { UnitLookup, type FoundUnits } from './intake/unit-lookup.service.js';
export { importSpreadsheets } from './identity.permissions.js';
