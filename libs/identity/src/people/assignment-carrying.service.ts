import { Injectable } from '@nestjs/common';
import { Clock, Events } from '#platform';
import { MembershipChanged } from '../identity.events.js';
import { cutAt } from '../units/bitemporal.rules.js';
import { AssignmentCarryingRepository, type CarriedAssignment } from './assignment-carrying.repository.js';

/** One assignment that goes on in another unit. */
export interface Carried {
  readonly assignment: CarriedAssignment;
  readonly toUnitId: string;
}

/** Takes the people of a unit into another one, as a transfer takes one person: the days before stay as they are. */
@Injectable()
export class AssignmentCarrying {
  constructor(
    private readonly repository: AssignmentCarryingRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async listForChange(unitIds: readonly string[], from: string): Promise<CarriedAssignment[]> {
    await this.repository.lockPeople(unitIds, from);
    return this.repository.list(unitIds, from);
  }

  async list(unitIds: readonly string[], from: string): Promise<CarriedAssignment[]> {
    return this.repository.list(unitIds, from);
  }

  /** Belongs into the transaction of the reorganisation. What was to begin later begins in the other unit. */
  async carry(moves: readonly Carried[], day: string, decisionNumber: string): Promise<void> {
    if (moves.length === 0) return;
    const recordedAt = this.clock.now();
    const rows = moves.flatMap(({ assignment, toUnitId }) => {
      const { before, after } = cutAt(assignment, day);
      const next = after === null ? [] : [{ ...after, unitId: toUnitId, decisionNumber }];
      return before === null ? next : [before, ...next];
    });
    await this.repository.supersedeAll(
      moves.map(({ assignment }) => assignment.id),
      recordedAt,
    );
    await this.repository.insertAll(rows, recordedAt);
    await this.events.publishAll(newsOf(moves, day));
  }
}

/** One piece of news a person, with every unit that they leave or come to. */
function newsOf(moves: readonly Carried[], from: string): MembershipChanged[] {
  const units = new Map<string, Set<string>>();
  for (const { assignment, toUnitId } of moves) {
    const touched = units.get(assignment.personId) ?? new Set();
    units.set(assignment.personId, touched.add(assignment.unitId).add(toUnitId));
  }
  return [...units].map(([personId, unitIds]) => new MembershipChanged({ personId, unitIds: [...unitIds], from }));
}
