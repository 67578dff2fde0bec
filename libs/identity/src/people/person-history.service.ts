import { Injectable } from '@nestjs/common';
import { type AssignmentHistoryRow } from './assignment.repository.js';
import { Assignments } from './assignment.service.js';
import { type LeaveHistoryRow } from './leave.repository.js';
import { Leaves } from './leave.service.js';
import { type MergeView } from './person-merge.repository.js';
import { PersonMerges } from './person-merge.service.js';
import { ServiceEndRepository } from './service-end.repository.js';

export interface PersonHistory {
  assignments: AssignmentHistoryRow[];
  leaves: LeaveHistoryRow[];
  merges: MergeView[];
  serviceEnd: { endsOn: string; decisionNumber: string | null } | null;
}

/** All that happened to a person's record, known today and known before. */
@Injectable()
export class PersonHistories {
  constructor(
    private readonly assignments: Assignments,
    private readonly leaves: Leaves,
    private readonly merges: PersonMerges,
    private readonly serviceEnds: ServiceEndRepository,
  ) {}

  async of(personId: string): Promise<PersonHistory> {
    const [assignments, leaves, merges, serviceEnd] = await Promise.all([
      this.assignments.historyOf(personId),
      this.leaves.historyOf(personId),
      this.merges.listOf(personId),
      this.serviceEnds.find(personId),
    ]);
    return { assignments, leaves, merges, serviceEnd };
  }
}
