import { Injectable } from '@nestjs/common';
import { type DurableEvent, newId } from '#platform';
import { MembershipChanged } from '../identity.events.js';
import { type Stretch } from './assignment-plan.rules.js';
import { type ApplyContext } from './import-kind.js';
import { type KnownStretch, type NewStretch, PeopleIntakeRepository } from './people-intake.repository.js';

/** What one person's rows made of their assignments. */
export interface AssignmentsOfPerson {
  readonly personId: string;
  readonly before: readonly KnownStretch[];
  readonly after: readonly Stretch[];
}

/** Kept to take it back: which assignments gave way, and which took their place. */
export interface AssignmentsUndo {
  readonly personId: string;
  readonly superseded: readonly string[];
  readonly recorded: readonly string[];
  readonly unitIds: readonly string[];
  readonly from: string | null;
  readonly moves: readonly { unitId: string; toUnitId: string; from: string }[];
}

interface Written {
  readonly undo: ReadonlyMap<string, AssignmentsUndo>;
  readonly events: readonly DurableEvent[];
}

/** Assignments of many people at once: what gives way is closed, what is new is recorded, nothing is rewritten. */
@Injectable()
export class AssignmentIntake {
  constructor(private readonly repository: PeopleIntakeRepository) {}

  async knownOf(personIds: readonly string[]): Promise<Map<string, KnownStretch[]>> {
    const known = new Map<string, KnownStretch[]>();
    for (const row of await this.repository.listAssignments(personIds)) {
      known.set(row.personId, [...(known.get(row.personId) ?? []), row]);
    }
    return known;
  }

  async write(people: readonly AssignmentsOfPerson[], { at }: ApplyContext): Promise<Written> {
    const superseded: string[] = [];
    const recorded: NewStretch[] = [];
    const undo = new Map<string, AssignmentsUndo>();
    for (const person of people) {
      const kept = new Set(person.after.map(({ id }) => id));
      const gone = person.before.filter(({ id }) => !kept.has(id));
      const made = person.after
        .filter(({ id }) => id === null)
        .map((one) => ({ ...one, id: newId(), personId: person.personId }));
      superseded.push(...gone.map(({ id }) => id));
      recorded.push(...made);
      undo.set(person.personId, undoOf(person.personId, gone, made));
    }
    await this.repository.supersede(superseded, at);
    await this.repository.insertAssignments(recorded, at);
    await this.repository.moveStaffRoles([...undo.values()].flatMap(movesOf));
    return { undo, events: eventsOf([...undo.values()]) };
  }

  /** Whose assignments are no longer as the import left them. */
  async listTouchedSince(undos: readonly AssignmentsUndo[]): Promise<Set<string>> {
    const still = await this.repository.listStillKnown(undos.flatMap(({ recorded }) => recorded));
    return new Set(
      undos.filter(({ recorded }) => recorded.some((id) => !still.has(id))).map(({ personId }) => personId),
    );
  }

  async takeBack(undos: readonly AssignmentsUndo[], { at }: ApplyContext): Promise<DurableEvent[]> {
    const recorded = await this.repository.listStillKnown(undos.flatMap((undo) => undo.recorded));
    const superseded = undos.flatMap((undo) => undo.superseded);
    await this.repository.supersede([...recorded.values()], at);
    await this.repository.restoreAssignments(superseded, at);
    const back = undos.flatMap(({ personId, moves }) =>
      moves.map(({ unitId, toUnitId, from }) => ({ personId, unitId: toUnitId, toUnitId: unitId, from })),
    );
    await this.repository.moveStaffRoles(back);
    return eventsOf(undos);
  }
}

function undoOf(personId: string, gone: readonly KnownStretch[], made: readonly NewStretch[]): AssignmentsUndo {
  const touched = [...gone, ...made];
  return {
    personId,
    superseded: gone.map(({ id }) => id),
    recorded: made.map(({ id }) => id),
    unitIds: [...new Set(touched.map(({ unitId }) => unitId))],
    from: touched.map(({ from }) => from).sort()[0] ?? null,
    moves: homesMoved(gone, made),
  };
}

/** From which day the person's home is another unit, for the staff role that goes along. */
function homesMoved(gone: readonly Stretch[], made: readonly Stretch[]): AssignmentsUndo['moves'] {
  return made.flatMap((one) => {
    const former = gone.find(
      (other) => other.kind === 'primary' && other.from <= one.from && (other.to === null || one.from < other.to),
    );
    if (one.kind !== 'primary' || !former || former.unitId === one.unitId) return [];
    return [{ unitId: former.unitId, toUnitId: one.unitId, from: one.from }];
  });
}

function movesOf({ personId, moves }: AssignmentsUndo) {
  return moves.map((move) => ({ personId, ...move }));
}

function eventsOf(undos: readonly AssignmentsUndo[]): DurableEvent[] {
  return undos.flatMap(({ personId, unitIds, from }) =>
    from === null ? [] : [new MembershipChanged({ personId, unitIds: [...unitIds], from })],
  );
}
