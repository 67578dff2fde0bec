import { type MigrationInterface } from 'typeorm';
import { CreateEvents20261124000100 } from './20261124000100-create-events.js';
import { CreateRuns20261124000101 } from './20261124000101-create-runs.js';
import { CreateTakeDeliveries20261124000102 } from './20261124000102-create-take-deliveries.js';
import { CreateRateLimits20261124000105 } from './20261124000105-create-rate-limits.js';
import { CreateUploads20261124000106 } from './20261124000106-create-uploads.js';
import { CreateVietnameseText20261124000110 } from './20261124000110-create-vietnamese-text.js';
import { CreateOrgUnits20261124000111 } from './20261124000111-create-org-units.js';
import { CreatePeople20261124000112 } from './20261124000112-create-people.js';
import { CreateAccounts20261124000113 } from './20261124000113-create-accounts.js';
import { CreateSignInAttempts20261124000114 } from './20261124000114-create-sign-in-attempts.js';
import { CreateLibrary20261124000120 } from './20261124000120-create-library.js';
import { CreateCourses20261124000130 } from './20261124000130-create-courses.js';
import { CreateLearningRecord20261124000140 } from './20261124000140-create-learning-record.js';
import { CreatePlans20261124000150 } from './20261124000150-create-plans.js';
import { CreateScores20261124000160 } from './20261124000160-create-scores.js';
import { CreateAwards20261124000170 } from './20261124000170-create-awards.js';
import { CreateExports20261124000180 } from './20261124000180-create-exports.js';
import { CreateAuditTrail20261125000200 } from './20261125000200-create-audit-trail.js';
import { CreateAuditVerifications20261125000600 } from './20261125000600-create-audit-verifications.js';
import { CreateRecordOpenings20261125000601 } from './20261125000601-create-record-openings.js';
import { GiveACodeToOneUnit20261125000302 } from './20261125000302-give-a-code-to-one-unit.js';
import { ReorganiseUnits20261125000300 } from './20261125000300-reorganise-units.js';
import { WalkUnitsByIndex20261125000301 } from './20261125000301-walk-units-by-index.js';
import { LinkSingleSignOn20261125000501 } from './20261125000501-link-single-sign-on.js';
import { SecureSignIns20261125000500 } from './20261125000500-secure-sign-ins.js';
import { KeepKeysOfSubmittedFacts20261125000800 } from './20261125000800-keep-keys-of-submitted-facts.js';
import { IndexCompletionsOfUnit20261125000801 } from './20261125000801-index-completions-of-unit.js';
import { MeasureFilms20261125000805 } from './20261125000805-measure-films.js';
import { NumberEditsOfADraft20261125000804 } from './20261125000804-number-edits-of-a-draft.js';
import { MakeAResourceOnce20261125000803 } from './20261125000803-make-a-resource-once.js';
import { KnowClosedDays20261125000802 } from './20261125000802-know-closed-days.js';
import { CreateImports20261125000700 } from './20261125000700-create-imports.js';
import { CreatePersonMerges20261125000400 } from './20261125000400-create-person-merges.js';
import { SayWhyAccountsClosed20261125000510 } from './20261125000510-say-why-accounts-closed.js';
import { SecondToOnePlace20261125000401 } from './20261125000401-second-to-one-place.js';
import { CreatePrivacyRequests20261125000602 } from './20261125000602-create-privacy-requests.js';
import { LetPeopleBeErased20261125000603 } from './20261125000603-let-people-be-erased.js';
import { LetPlansChangeHands20261125000604 } from './20261125000604-let-plans-change-hands.js';
import { CreatePastAwards20261125000701 } from './20261125000701-create-past-awards.js';
import { IndexCompletionsOfPerson20261125000100 } from './20261125000100-index-completions-of-person.js';
import { CreateAccessReviews20261125000951 } from './20261125000951-create-access-reviews.js';
import { DelegateRoles20261125000950 } from './20261125000950-delegate-roles.js';

/** The one chain, in order. A class name ends in the time stamp of its file, which is its place in the chain. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  // platform
  CreateEvents20261124000100,
  CreateRuns20261124000101,
  CreateRateLimits20261124000105,
  CreateUploads20261124000106,
  CreateTakeDeliveries20261124000102,
  // identity
  CreateVietnameseText20261124000110,
  CreateOrgUnits20261124000111,
  CreatePeople20261124000112,
  CreateAccounts20261124000113,
  CreateSignInAttempts20261124000114,
  CreateAuditTrail20261125000200,
  CreateAuditVerifications20261125000600,
  CreateRecordOpenings20261125000601,
  ReorganiseUnits20261125000300,
  WalkUnitsByIndex20261125000301,
  GiveACodeToOneUnit20261125000302,
  SecureSignIns20261125000500,
  CreateImports20261125000700,
  CreatePersonMerges20261125000400,
  SecondToOnePlace20261125000401,
  SayWhyAccountsClosed20261125000510,
  CreatePrivacyRequests20261125000602,
  LinkSingleSignOn20261125000501,
  // library
  CreateLibrary20261124000120,
  MakeAResourceOnce20261125000803,
  MeasureFilms20261125000805,
  // courses
  CreateCourses20261124000130,
  NumberEditsOfADraft20261125000804,
  // records
  CreateLearningRecord20261124000140,
  IndexCompletionsOfPerson20261125000100,
  IndexCompletionsOfUnit20261125000801,
  KeepKeysOfSubmittedFacts20261125000800,
  // planning
  CreatePlans20261124000150,
  LetPlansChangeHands20261125000604,
  // scoring
  CreateScores20261124000160,
  KnowClosedDays20261125000802,
  // awards
  CreateAwards20261124000170,
  CreatePastAwards20261125000701,
  // reporting
  CreateExports20261124000180,
  LetPeopleBeErased20261125000603,
  DelegateRoles20261125000950,
  CreateAccessReviews20261125000951,
];
