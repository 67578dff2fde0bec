import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Membership } from '#identity';
import { Clock, civilDate, Database, Events, logger, type Actor } from '#platform';
import { LibraryErrors } from './library.errors.js';
import { ResourceUsed } from './library.events.js';
import { ResourceUsesRepository } from './resource-uses.repository.js';

export interface UseSigns {
  readonly opens?: number;
  readonly downloads?: number;
  readonly seconds?: number;
}

const log = logger('library');

/** Who used what, once a person; never in the way of the reading itself. */
@Injectable()
export class ResourceUses implements OnApplicationShutdown {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly repository: ResourceUsesRepository,
    private readonly membership: Membership,
    private readonly clock: Clock,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.settled();
  }

  /** As `note`, for a resource that the reader names. @throws library.resource-not-found for one that is not published */
  async noteKnown(actor: Actor, resourceId: string, signs: UseSigns): Promise<void> {
    if (!(await this.repository.isPublished(resourceId))) throw LibraryErrors.resourceNotFound(resourceId);
    this.note(actor, resourceId, signs);
  }

  /** Records behind the answer: a reader gets the file even when the record of it fails. */
  note(actor: Actor, resourceId: string, signs: UseSigns): void {
    const work = this.record(actor, resourceId, signs)
      .catch((error: unknown) => log.error({ err: error, resourceId }, 'A use of a resource was not recorded'))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  async record(actor: Actor, resourceId: string, signs: UseSigns): Promise<void> {
    const { personId } = actor;
    if (personId === null) return;
    const { opens = 0, downloads = 0, seconds = 0 } = signs;
    const at = this.clock.now();
    const unitId = await this.membership.unitOf(personId, civilDate(at));
    await this.database.transaction(async () => {
      await this.repository.add({ resourceId, personId, unitId, opens, downloads, seconds, at });
      const ownerUnitId = await this.repository.beginToCount(resourceId, personId, at);
      if (ownerUnitId === null) return;
      await this.events.publish(new ResourceUsed({ resourceId, ownerUnitId, personId, day: civilDate(at) }));
    });
  }

  async settled(): Promise<void> {
    await Promise.all(this.running);
  }
}
