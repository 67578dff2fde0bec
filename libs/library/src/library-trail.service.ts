import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { Clock, type Actor } from '#platform';

export type ResourceDeed = 'drafted' | 'described' | 'replaced' | 'captioned' | 'discarded' | 'published' | 'withdrawn';

/** Belongs into the transaction of the deed. */
@Injectable()
export class LibraryTrail {
  constructor(
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async record(
    actor: Actor,
    deed: ResourceDeed,
    { id, ownerUnitId: unitId }: { id: string; ownerUnitId: string },
    details: object,
  ): Promise<void> {
    await this.audit.record(actor, {
      action: `library.resource-${deed}`,
      subject: { kind: 'resource', id },
      unitId,
      details,
    });
  }
}
