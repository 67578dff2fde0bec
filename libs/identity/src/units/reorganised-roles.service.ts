import { Injectable } from '@nestjs/common';
import { type Actor } from '#platform';
import { Sessions } from '../accounts/session.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { type ReorganisationPlan } from './reorganisation-plan.rules.js';
import { ReorganisationRepository } from './reorganisation.repository.js';

/** What a reorganisation does to the roles over its units, and what the audit trail says of it all. */
@Injectable()
export class ReorganisedRoles {
  constructor(
    private readonly repository: ReorganisationRepository,
    private readonly grants: RoleGrantRepository,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
  ) {}

  /** Who loses or gains a role other than staff signs in anew, as with every change of rights. */
  async pass({ order, grants }: ReorganisationPlan, actor: Actor): Promise<void> {
    const signedOut = new Set<string>();
    for (const { grant, toUnitId } of grants) {
      if (toUnitId !== null) await this.repository.passGrant(grant.id, toUnitId, order.effectiveOn);
      await this.grants.endFrom(grant.id, order.effectiveOn);
      if (grant.role !== 'staff' && grant.accountId !== actor.accountId) signedOut.add(grant.accountId);
    }
    for (const accountId of signedOut) await this.sessions.closeAllOf(accountId);
  }

  async record(actor: Actor, plan: ReorganisationPlan, eventId: string): Promise<void> {
    const { order, moves, grants } = plan;
    const { operation, effectiveOn, decisionNumber, decisionDate, unitIds } = order;
    const successors = plan.parts.map(({ unitId, order: { share } }) => ({ unitId, share }));
    const people = new Set(moves.map(({ assignment }) => assignment.personId)).size;
    await this.audit.recordAll(actor, [
      {
        action: 'identity.units-reorganised',
        subject: { kind: 'org-event', id: eventId },
        unitId: unitIds[0] ?? null,
        details: { operation, effectiveOn, decisionNumber, decisionDate, unitIds, successors, people },
      },
      ...moves.map(({ assignment, toUnitId }) => ({
        action: 'identity.assignment-carried',
        subject: { kind: 'assignment', id: assignment.id },
        personId: assignment.personId,
        unitId: toUnitId,
        details: { eventId, fromUnitId: assignment.unitId, toUnitId, kind: assignment.kind, effectiveOn },
      })),
      ...grants.map(({ grant, toUnitId }) => ({
        action: toUnitId === null ? 'identity.role-ended' : 'identity.role-passed',
        subject: { kind: 'role-grant', id: grant.id },
        personId: grant.personId,
        unitId: grant.unitId,
        details: { eventId, role: grant.role, toUnitId, effectiveOn },
      })),
    ]);
  }
}
