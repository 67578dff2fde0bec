import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Events } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { MembershipChanged } from '../identity.events.js';
import { holds, type Span } from '../units/bitemporal.rules.js';
import { type AssignmentRow } from './assignment.repository.js';
import { type LeaveKind } from './assignment.rules.js';
import { AssignmentWriter } from './assignment-writer.service.js';
import { type LeaveHistoryRow, LeaveRepository, type LeaveRow, type NewLeave } from './leave.repository.js';
import { needsDocument } from './leave.rules.js';
import { isCovered, isReversed, LONG_SPAN_YEARS } from './span.rules.js';

export interface LeaveOrder extends Span {
  kind: LeaveKind;
  documentNumber: string | null;
  /** Said by who has been asked whether so long a leave is meant. */
  longConfirmed: boolean;
}

/** Absences of a person; which of their days leave the denominator is for the scoring to say (domain.md §8.3.1). */
@Injectable()
export class Leaves {
  constructor(
    private readonly database: Database,
    private readonly repository: LeaveRepository,
    private readonly writer: AssignmentWriter,
    private readonly events: Events,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async historyOf(personId: string): Promise<LeaveHistoryRow[]> {
    return this.repository.listHistory(personId);
  }

  async record(actor: Actor, personId: string, order: LeaveOrder): Promise<string> {
    return this.change(actor, personId, null, () => documented(order));
  }

  /** The wrong row stays readable, a right one takes its place. */
  async correct(actor: Actor, personId: string, leaveId: string, order: LeaveOrder): Promise<void> {
    await this.change(actor, personId, leaveId, () => documented(order));
  }

  /** Back at work from that day on. */
  async endEarly(actor: Actor, personId: string, leaveId: string, backOn: string): Promise<void> {
    await this.change(actor, personId, leaveId, (leave) => {
      if (leave !== null && (leave.to === null || backOn < leave.to)) {
        return { ...leave, to: backOn, longConfirmed: true };
      }
      throw IdentityErrors.datesReversed();
    });
  }

  private async change(
    actor: Actor,
    personId: string,
    leaveId: string | null,
    next: (wrong: LeaveRow | null) => LeaveOrder,
  ): Promise<string> {
    const scope = await this.writer.scopeOf(actor);
    return this.database
      .transaction(async () => {
        const assignments = await this.writer.known(scope, personId);
        const wrong = leaveId === null ? null : await this.get(personId, leaveId);
        const { longConfirmed, kind, documentNumber, from, to } = next(wrong);
        const leave = { personId, kind, documentNumber, from, to };
        requirePlausible(leave, longConfirmed, assignments);
        const recordedAt = this.clock.now();
        if (wrong !== null) await this.repository.supersede(wrong.id, recordedAt);
        const id = await this.repository.insert(leave, recordedAt);
        await this.tell(actor, wrong, { ...leave, id }, assignments);
        return id;
      })
      .catch(refuse);
  }

  private async get(personId: string, leaveId: string): Promise<LeaveRow> {
    const leave = (await this.repository.listKnown(personId)).find((row) => row.id === leaveId);
    if (leave === undefined) throw IdentityErrors.leaveNotFound(leaveId);
    return leave;
  }

  /** From the first day on which anything is known differently, the score follows. */
  private async tell(
    actor: Actor,
    wrong: LeaveRow | null,
    leave: LeaveRow,
    assignments: readonly AssignmentRow[],
  ): Promise<void> {
    const { personId } = leave;
    const from = wrong !== null && wrong.from < leave.from ? wrong.from : leave.from;
    const unitIds = [...new Set(assignments.filter((row) => row.kind === 'primary').map((row) => row.unitId))];
    await this.events.publish(new MembershipChanged({ personId, unitIds, from }));
    await this.audit.record(actor, {
      action: wrong === null ? 'identity.leave-recorded' : 'identity.leave-corrected',
      subject: { kind: 'leave', id: leave.id },
      personId,
      unitId: assignments.find((row) => row.kind === 'primary' && holds(row, leave.from))?.unitId ?? null,
      details: { supersedes: wrong?.id ?? null },
      // Why somebody is away may tell of their health: sealed.
      personal: { before: wrong && said(wrong), after: said(leave) },
    });
  }
}

/** Ending a leave early needs no new document: it brings the person back among the eligible. */
function documented(order: LeaveOrder): LeaveOrder {
  if (order.documentNumber === null && needsDocument(order)) throw IdentityErrors.leaveDocumentMissing();
  return order;
}

function said({ kind, documentNumber, from, to }: NewLeave) {
  return { kind, documentNumber, from, to };
}

function requirePlausible(leave: NewLeave, longConfirmed: boolean, assignments: readonly AssignmentRow[]): void {
  if (isReversed(leave)) throw IdentityErrors.datesReversed();
  const home = assignments.filter((row) => row.kind === 'primary');
  const inService = leave.to === null ? home.some((row) => holds(row, leave.from)) : isCovered(leave, home);
  if (!inService) throw IdentityErrors.outsideService();
  const latest = `${Number(leave.from.slice(0, 4)) + LONG_SPAN_YEARS}${leave.from.slice(4)}`;
  if (!longConfirmed && leave.to !== null && leave.to >= latest) throw IdentityErrors.leaveTooLong(LONG_SPAN_YEARS);
}
