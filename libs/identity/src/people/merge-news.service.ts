import { Injectable } from '@nestjs/common';
import { Clock, Events } from '#platform';
import { MembershipChanged } from '../identity.events.js';
import { type AssignmentRow } from './assignment.repository.js';
import { type MergePair } from './person-merge-steps.service.js';

/** The units that the news can name at most. */
const MOST_UNITS = 100;

/** Tells the domains that count people that two of them are to be looked at again, from their first day on. */
@Injectable()
export class MergeNews {
  constructor(
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async tell({ survivorId, mergedId }: MergePair, known: readonly AssignmentRow[]): Promise<void> {
    const [from = this.clock.today()] = known.map((row) => row.from).sort();
    const unitIds = [...new Set(known.map((row) => row.unitId))].slice(0, MOST_UNITS);
    await this.events.publishAll(
      [survivorId, mergedId].map((personId) => new MembershipChanged({ personId, unitIds, from })),
    );
  }
}
