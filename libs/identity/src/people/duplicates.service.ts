import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, type Page, type PageQuery, windowOf } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { managePeople } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { DuplicatesRepository, type SuspectPair } from './duplicates.repository.js';
import { type Weighed, weigh } from './duplicates.rules.js';

export type WeighedPair = SuspectPair & Weighed;

/** Records that may be of one person. Only a human decides: a merge, or "not the same", which is remembered. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly database: Database,
    private readonly repository: DuplicatesRepository,
    private readonly access: Access,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PageQuery): Promise<Page<WeighedPair>> {
    const scope = await this.access.unitScope(actor, managePeople);
    const { items, total } = await this.repository.list(scope, this.clock.today(), windowOf(query));
    return { items: items.map((pair) => ({ ...pair, ...weigh(pair) })), total, page: query.page, size: query.size };
  }

  async compare(actor: Actor, firstId: string, secondId: string): Promise<WeighedPair> {
    const scope = await this.access.unitScope(actor, managePeople);
    const pair = await this.repository.findPair(scope, this.clock.today(), firstId, secondId);
    if (pair === null) throw IdentityErrors.personNotFound(secondId);
    return { ...pair, ...weigh(pair) };
  }

  async tellApart(actor: Actor, firstId: string, secondId: string): Promise<void> {
    await this.compare(actor, firstId, secondId);
    await this.database.transaction(async () => {
      await this.repository.tellApart(firstId, secondId, this.clock.now());
      await this.audit.recordAll(
        actor,
        [firstId, secondId].map((personId) => ({
          action: 'identity.people-told-apart',
          subject: { kind: 'person', id: personId },
          personId,
          details: { firstId, secondId },
        })),
      );
    });
  }
}
