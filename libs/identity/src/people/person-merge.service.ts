import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { type AssignmentRow } from './assignment.repository.js';
import { AssignmentWriter } from './assignment-writer.service.js';
import { MergeNews } from './merge-news.service.js';
import { type MergePair, PersonMergeSteps } from './person-merge-steps.service.js';
import { PersonMergeRepository, type MergeView } from './person-merge.repository.js';

/** Two records of one person become one, and two again when that was a mistake (domain.md §4.9). */
@Injectable()
export class PersonMerges {
  constructor(
    private readonly database: Database,
    private readonly repository: PersonMergeRepository,
    private readonly steps: PersonMergeSteps,
    private readonly writer: AssignmentWriter,
    private readonly audit: AuditTrail,
    private readonly news: MergeNews,
  ) {}

  async merge(actor: Actor, pair: MergePair): Promise<string> {
    if (pair.survivorId === pair.mergedId) throw IdentityErrors.mergeIntoItself();
    return this.database
      .transaction(async () => {
        const known = await this.lock(actor, pair);
        await this.requireMergeable(pair);
        await this.repository.setSurvivor(pair.mergedId, pair.survivorId);
        const receipts = await this.steps.merge(pair);
        const mergeId = await this.repository.insert(pair, receipts, this.news.now());
        await this.news.tell(pair, known);
        await this.record(actor, 'identity.people-merged', mergeId, pair);
        return mergeId;
      })
      .catch(refuse);
  }

  /** Puts back what each domain moved; what was learned and changed since stays with whom it was recorded for. */
  async undo(actor: Actor, mergeId: string): Promise<void> {
    await this.database
      .transaction(async () => {
        const merge = await this.repository.find(mergeId);
        if (merge === null) throw IdentityErrors.mergeNotFound(mergeId);
        const known = await this.lock(actor, merge);
        if (!(await this.repository.isLatest(mergeId))) throw IdentityErrors.mergeNotLatest();
        if (!(await this.repository.markUndone(mergeId, this.news.now()))) throw IdentityErrors.mergeNotFound(mergeId);
        await this.repository.setSurvivor(merge.mergedId, null);
        await this.steps.undo(merge, merge.receipts);
        await this.news.tell(merge, known);
        await this.record(actor, 'identity.merge-undone', mergeId, merge);
      })
      .catch(refuse);
  }

  async listOf(personId: string): Promise<MergeView[]> {
    return this.repository.listOf(personId);
  }

  /** The survivor has to be in the scope, and so has the other unless the merge left them without any unit. */
  private async lock(actor: Actor, pair: MergePair): Promise<AssignmentRow[]> {
    const scope = await this.writer.scopeOf(actor);
    const people = await this.repository.lock(pair);
    const survivor = await this.writer.known(scope, pair.survivorId);
    const merged = people.find(({ id }) => id === pair.mergedId);
    if (merged === undefined) throw IdentityErrors.personNotFound(pair.mergedId);
    return merged.mergedInto === pair.survivorId
      ? survivor
      : [...survivor, ...(await this.writer.known(scope, pair.mergedId))];
  }

  private async requireMergeable({ survivorId, mergedId }: MergePair): Promise<void> {
    const people = await this.repository.lock({ survivorId, mergedId });
    const gone = people.find(({ mergedInto }) => mergedInto !== null);
    if (gone) throw IdentityErrors.mergedAlready(gone.id);
    if (people.some(({ id, hasMerged }) => id === mergedId && hasMerged)) throw IdentityErrors.mergeOfSurvivor();
    const [one, other] = people.map(({ personalNumberHash }) => personalNumberHash);
    if (one && other && !one.equals(other)) throw IdentityErrors.mergeNumbersDiffer();
  }

  private async record(actor: Actor, action: string, mergeId: string, pair: MergePair): Promise<void> {
    const { survivorId, mergedId } = pair;
    await this.audit.recordAll(
      actor,
      [survivorId, mergedId].map((personId) => ({
        action,
        subject: { kind: 'person-merge', id: mergeId },
        personId,
        details: { survivorId, mergedId },
      })),
    );
  }
}
