export { IdentityModule } from './identity.module.js';
export { IdentityHttpModule } from './identity-http.module.js';

export { Access } from './access.service.js';
export { type RoleHolder } from './access.repository.js';
export { EVERYTHING, NOTHING, scopeHolds, scopeParameter, type UnitScope } from './unit-scope.rules.js';
export { EVERY_ROLE, isRole, ROLE_NAMES, ROLES, type Role } from './role.rules.js';

export { Membership } from './membership.service.js';
export { type Member } from './membership.repository.js';
export {
  ASSIGNMENT_KINDS,
  LEAVE_KINDS,
  STAFF_CATEGORIES,
  type AssignmentKind,
  type LeaveKind,
  type StaffCategory,
} from './assignment.rules.js';
export { UNIT_KINDS, type OrgEventKind, type UnitKind } from './unit-kind.rules.js';
export { MembershipChanged, UnitChanged } from './identity.events.js';

export { OrgUnits } from './org-unit.service.js';
export { People } from './person.service.js';
export { Assignments } from './assignment.service.js';
export { RoleGrants } from './role-grant.service.js';
export { ServiceTokens } from './service-token.service.js';
export { Passwords } from './passwords.service.js';
export { issueSetupToken } from './setup.repository.js';
export {
  PeopleBulk,
  type BulkAccount,
  type BulkAssignment,
  type BulkGrant,
  type BulkLeave,
  type BulkOrgEvent,
  type BulkPerson,
  type BulkUnitVersion,
} from './people-bulk.repository.js';
