import { Injectable } from '@nestjs/common';
import { Access, AuditTrail, Membership, scopeHolds, type UnitScope, withoutLoansOf } from '#identity';
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

const DEEDS = {
  drafted: 'awards.nomination-drafted',
  submitted: 'awards.nomination-submitted',
  approved: 'awards.nomination-approved',
  declined: 'awards.nomination-declined',
} as const;

/** Draft → submitted → approved or declined with a reason; an approval enters the award register. */
@Injectable()
export class Nominations {
  constructor(
    private readonly database: Database,
    private readonly nominations: NominationsRepository,
    private readonly access: Access,
    private readonly membership: Membership,
    private readonly audit: AuditTrail,
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
    return this.database
      .transaction(async () => {
        if (personId !== null && (await this.nominations.isNamed(personId, order)))
          throw AwardsErrors.alreadyNominated();
        const id = await this.nominations.insert({ ...order, personId, unitId, createdBy: personOf(actor) });
        const nomination = await this.read(id, scope);
        await this.record(actor, 'drafted', nomination, { after: { grounds: order.grounds } });
        return nomination;
      })
      .catch(refuse);
  }

  /** @param at earlier than now for a nomination that is brought in from another register */
  async submit(actor: Actor, id: string, at: Date = this.clock.now()): Promise<NominationRow> {
    const { nomination, scope } = await this.demand(actor, nominate, id);
    await this.database.transaction(async () => {
      if (!(await this.nominations.submit(id, at))) throw AwardsErrors.notDraft(nomination.state);
      await this.record(actor, 'submitted', nomination);
    });
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
        if (decision.state === 'approved') await this.enterRegister(nomination, decision);
        const signer = decision.state === 'approved' ? decision.signer : null;
        await this.record(actor, decision.state, nomination, { after: { reason, signer } }, decision);
      })
      .catch(refuse);
    return this.read(id, scope);
  }

  /** Two nominations of one person may have met by a merge of their records: one achievement, one form (rule P01). */
  private async enterRegister(
    { id, personId, titleCode, periodId }: NominationRow,
    decision: Extract<NominationDecision, { state: 'approved' }>,
  ): Promise<void> {
    if (personId !== null && (await this.nominations.isAwarded(personId, { id, titleCode, periodId })))
      throw AwardsErrors.alreadyAwarded();
    await this.nominations.enterRegister(id, decision);
  }

  /** Grounds, reasons and the signer's name are words about people; codes, numbers and days stay readable for ever. */
  private async record(
    actor: Actor,
    deed: 'drafted' | Exclude<NominationState, 'draft'>,
    { id, personId, unitId, titleCode, periodId, state }: NominationRow,
    personal?: { after: object },
    decision?: NominationDecision,
  ): Promise<void> {
    const decided = decision?.state === 'approved' ? decision : null;
    const { decisionNumber = null, decidedOn = null } = decided ?? {};
    const before = deed === 'drafted' ? null : { state };
    const after = { state: deed === 'drafted' ? 'draft' : deed };
    await this.audit.record(actor, {
      action: DEEDS[deed],
      subject: { kind: 'nomination', id },
      personId,
      unitId,
      details: { titleCode, periodId, before, after, ...(decided && { decisionNumber, decidedOn }) },
      ...(personal && { personal }),
    });
  }

  private async requireOtherRightThanLent(actor: Actor, { personId, unitId }: NominationRow): Promise<void> {
    const others = withoutLoansOf(actor, personId);
    if (others === actor) return;
    const scope = await this.access.unitScope(others, decideNominations);
    if (!scopeHolds(scope, unitId)) throw AwardsErrors.lendersNomination();
  }

  /** A decision is taken between the day on which it was asked for and today. */
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
