import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { holds } from '../units/bitemporal.rules.js';
import { type StaffCategory } from './assignment.rules.js';
import { postOf, spanOf } from './assignment.service.js';
import { AssignmentWriter } from './assignment-writer.service.js';

export interface SidePost {
  kind: 'secondment' | 'concurrent';
  unitId: string;
  position: string;
  category: StaffCategory | undefined;
  from: string;
  to: string | null;
  decisionNumber: string | null;
}

/** Secondments and second posts: the person works there and still counts at the home unit (domain.md §8.3.2). */
@Injectable()
export class SidePosts {
  constructor(
    private readonly database: Database,
    private readonly writer: AssignmentWriter,
    private readonly audit: AuditTrail,
  ) {}

  async add(actor: Actor, personId: string, order: SidePost): Promise<string> {
    const scope = await this.writer.scopeOf(actor);
    this.writer.requireUnit(scope, order.unitId);
    return this.database
      .transaction(async () => {
        const known = await this.writer.known(scope, personId);
        const home = known.find((row) => row.kind === 'primary' && holds(row, order.from));
        if (home === undefined) throw IdentityErrors.outsideService();
        const post = { ...order, personId, category: order.category ?? home.category };
        this.writer.requireFits(post, known);
        await this.writer.requireAlive(order.unitId, order.from);
        const [id = ''] = await this.writer.replace([], [post]);
        await this.audit.record(actor, {
          action: order.kind === 'secondment' ? 'identity.person-seconded' : 'identity.second-post-given',
          subject: { kind: 'assignment', id },
          personId,
          unitId: order.unitId,
          details: spanOf(post),
          personal: { after: postOf(post) },
        });
        return id;
      })
      .catch(refuse);
  }
}
