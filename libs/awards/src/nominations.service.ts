import { Injectable } from '@nestjs/common';
import { Access, Membership, scopeHolds, type UnitScope, withoutLoansOf } from '#identity';
import { civilDate, Clock, Database, windowOf, type Actor, type Page, type Permission } from '#platform';
import { fits, type AwardTitle, type SubjectKind } from './award-title.rules.js';
import { AwardsErrors, refuse } from './awards.errors.js';
import { decideNominations, nominate, readNominations } from './awards.permissions.js';
import { NominationsRepository, type NominationRow, type NominationState } from './nominations.repository.js';

export interface NominationOrder {
  readonly periodId: string;
  readonly subjectKind: SubjectKind;
  /** A person for an individual, a unit for a collective. */
  readonly subjectId: string;
  readonly titleCode: AwardTitle;
  readonly grounds: string;
}

export type NominationDecision =
  | { readonly state: 'declined'; readonly reason: string }
  | {
      readonly state: 'approved';
      readonly reason: string;
      readonly decisionNumber: string;
      readonly decidedOn: string;
      readonly signer: string;
    };

export interface NominationsQuery {
  readonly periodId: string;
  readonly state?: NominationState;
  readonly page: number;
  readonly size: number;
}

/** Draft → submitted → approved or declined with a reason; an approval enters the award register. */
@Injectable()
export class Nominations {
  constructor(
    private readonly database: Database,
    private readonly nominations: NominationsRepository,
    private readonly access: Access,
    private readonly membership: Membership,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, order: NominationOrder): Promise<NominationRow> {
    if (!fits(order.titleCode, order.subjectKind))
      throw AwardsErrors.titleDoesNotFit(order.titleCode, order.subjectKind);
    const individual = order.subjectKind === 'individual';
    const unitId = individual ? await this.membership.unitOf(order.subjectId, this.clock.today()) : order.subjectId;
    const scope = await this.access.unitScope(actor, nominate);
    if (unitId === null || !scopeHolds(scope, unitId)) throw AwardsErrors.subjectNotFound(order.subjectId);
    const personId = individual ? order.subjectId : null;
    const id = await this.nominations.insert({ ...order, personId, unitId, createdBy: personOf(actor) }).catch(refuse);
    return this.read(id, scope);
  }

  /** @param at earlier than now for a nomination that is brought in from another register */
  async submit(actor: Actor, id: string, at: Date = this.clock.now()): Promise<NominationRow> {
    const { nomination, scope } = await this.demand(actor, nominate, id);
    if (!(await this.nominations.submit(id, at))) throw AwardsErrors.notDraft(nomination.state);
    return this.read(id, scope);
  }

  /** Nobody decides a nomination of the own person, nor with lent rights one of the person who lends them. */
  async decide(actor: Actor, id: string, decision: NominationDecision): Promise<NominationRow> {
    const { nomination, scope } = await this.demand(actor, decideNominations, id);
    const decidedBy = personOf(actor);
    if (nomination.personId === decidedBy) throw AwardsErrors.ownNomination();
    await this.requireOtherRightThanLent(actor, nomination);
    if (decision.state === 'approved') this.requirePossibleDay(nomination, decision.decidedOn);
    await this.database
      .transaction(async () => {
        const { state, reason } = decision;
        if (!(await this.nominations.decide(id, { state, reason, decidedBy })))
          throw AwardsErrors.notSubmitted(nomination.state);
        if (decision.state === 'approved') await this.nominations.enterRegister(id, decision);
      })
      .catch(refuse);
    return this.read(id, scope);
  }

  /** A decision is taken between the day on which it was asked for and today. */
  private async requireOtherRightThanLent(actor: Actor, { personId, unitId }: NominationRow): Promise<void> {
    const others = withoutLoansOf(actor, personId);
    if (others === actor) return;
    const scope = await this.access.unitScope(others, decideNominations);
    if (!scopeHolds(scope, unitId)) throw AwardsErrors.lendersNomination();
  }

  private requirePossibleDay({ submittedAt }: NominationRow, decidedOn: string): void {
    const today = this.clock.today();
    const from = submittedAt === null ? today : civilDate(submittedAt);
    if (decidedOn > today || decidedOn < from) throw AwardsErrors.decisionDayImpossible(from, today);
  }

  async list(actor: Actor, query: NominationsQuery): Promise<Page<NominationRow>> {
    const scope = await this.access.unitScope(actor, readNominations);
    return this.nominations.list(scope, { periodId: query.periodId, state: query.state ?? null, ...windowOf(query) });
  }

  async register(periodId: string): Promise<NominationRow[]> {
    return this.nominations.listRegister(periodId);
  }

  private async demand(
    actor: Actor,
    permission: Permission,
    id: string,
  ): Promise<{ nomination: NominationRow; scope: UnitScope }> {
    const scope = await this.access.unitScope(actor, permission);
    return { nomination: await this.read(id, scope), scope };
  }

  private async read(id: string, scope: UnitScope): Promise<NominationRow> {
    const nomination = await this.nominations.find(id, scope);
    if (nomination === null) throw AwardsErrors.nominationNotFound(id);
    return nomination;
  }
}

function personOf(actor: Actor): string {
  if (actor.personId === null) throw AwardsErrors.personNeeded();
  return actor.personId;
}
