import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, newId } from '#platform';
import { accountOf } from '../accounts/account-of.rules.js';
import { Sessions } from '../accounts/session.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { searchPatterns } from '../people/person-name.rules.js';
import {
  type CandidateRow,
  DelegationRepository,
  type DelegationRow,
  type HeldForDelegation,
  type NewDelegation,
  type OwnGrantRow,
} from './delegation.repository.js';
import { DELEGABLE_ROLES, isDelegable } from './delegation.rules.js';

const CANDIDATES = 20;

export interface DelegationOrder {
  grantId: string;
  accountId: string;
  /** The unit of the grant itself when left out; else one below it. */
  unitId: string | undefined;
  from: string | undefined;
  to: string;
  reason: string;
  documentNumber: string | null;
}

export interface OwnDelegations {
  delegable: OwnGrantRow[];
  given: DelegationRow[];
  received: DelegationRow[];
}

/** Who is away lends a role to somebody of the same units, for days that end. The database keeps it inside the source. */
@Injectable()
export class Delegations {
  constructor(
    private readonly database: Database,
    private readonly repository: DelegationRepository,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async listOwn(actor: Actor): Promise<OwnDelegations> {
    const accountId = accountOf(actor);
    const today = this.clock.today();
    const all = await this.repository.listOf(accountId, today);
    return {
      delegable: await this.repository.listOwn(accountId, DELEGABLE_ROLES, today),
      given: all.filter(({ delegatorAccountId }) => delegatorAccountId === accountId),
      received: all.filter(({ delegateAccountId }) => delegateAccountId === accountId),
    };
  }

  async listCandidates(actor: Actor, grantId: string, from: string | undefined, q: string): Promise<CandidateRow[]> {
    const accountId = accountOf(actor);
    const held = await this.getHeld(accountId, grantId);
    const place = { unitId: held.unitId, day: from ?? this.clock.today(), exceptAccountId: accountId };
    return this.repository.listCandidates(place, { patterns: searchPatterns(q).slice(0, 10), limit: CANDIDATES });
  }

  async delegate(actor: Actor, order: DelegationOrder): Promise<string> {
    const delegatorId = accountOf(actor);
    const held = await this.getHeld(delegatorId, order.grantId);
    if (!isDelegable(held.role)) {
      throw IdentityErrors.roleNotDelegable(held.role);
    }
    const { grantId, accountId, unitId = held.unitId, from = this.clock.today(), to, reason, documentNumber } = order;
    this.requirePossibleDays(from, to);
    const place = { unitId: held.unitId, day: from, exceptAccountId: delegatorId, accountId };
    if ((await this.repository.listCandidates(place, { patterns: [], limit: 1 })).length === 0) {
      throw IdentityErrors.delegateElsewhere();
    }
    const rest = { sourceId: grantId, accountId, role: held.role, unitId, from, to, grantedBy: delegatorId };
    const delegation: NewDelegation = { id: newId(), ...rest, reason, documentNumber };
    await this.database
      .transaction(async () => {
        await this.repository.insert(delegation);
        await this.sessions.closeAllOf(accountId);
        await this.record(actor, held, delegation);
      })
      .catch(refuse);
    return delegation.id;
  }

  private async getHeld(accountId: string, grantId: string): Promise<HeldForDelegation> {
    const held = await this.repository.findHeld(accountId, grantId);
    if (held === null) {
      throw IdentityErrors.grantNotFound(grantId);
    }
    return held;
  }

  private requirePossibleDays(from: string, to: string): void {
    if (to <= from) {
      throw IdentityErrors.datesReversed();
    }
    if (from < this.clock.today()) {
      throw IdentityErrors.delegationBackdated();
    }
  }

  /** Each of the two sees it among their own data; the reason is the delegator's and goes with the delegator's key. */
  private async record(actor: Actor, held: HeldForDelegation, delegation: NewDelegation): Promise<void> {
    const { id, sourceId, accountId, role, unitId, from, to, grantedBy, reason, documentNumber } = delegation;
    const delegate = await this.repository.findAccount(accountId);
    const details = { role, from, to, sourceId, delegatorAccountId: grantedBy, delegateAccountId: accountId };
    const entry = { subject: { kind: 'role-grant', id }, unitId, details };
    const names = { delegator: held.username, delegate: delegate?.username ?? null };
    await this.audit.recordAll(actor, [
      {
        ...entry,
        action: 'identity.role-delegated',
        personId: held.personId,
        personal: { after: { ...names, reason, documentNumber } },
      },
      {
        ...entry,
        action: 'identity.delegated-role-received',
        personId: delegate?.personId ?? null,
        personal: { after: names },
      },
    ]);
  }
}
