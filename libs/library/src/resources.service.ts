import { Injectable } from '@nestjs/common';
import { changesOf } from '#identity';
import { civilDate, Database, Events, violatedConstraint, type Actor } from '#platform';
import { LibraryAccess } from './library-access.service.js';
import { LibraryTrail } from './library-trail.service.js';
import { LibraryErrors } from './library.errors.js';
import { ResourcePublished } from './library.events.js';
import { type ResourceState } from './resource-state.rules.js';
import {
  ResourcesRepository,
  type ResourceDescription,
  type ResourceRow,
  type VersionRow,
} from './resources.repository.js';

/** A resource with those of its versions that the asker may open. */
export interface ResourceWithVersions extends ResourceRow {
  readonly versions: readonly VersionRow[];
  readonly current: VersionRow;
  readonly mayChange: boolean;
  readonly mayPublish: boolean;
}

/** Finding one resource and taking it through its states. New ones and new versions: `ResourceAuthoring`. */
@Injectable()
export class Resources {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly resources: ResourcesRepository,
    private readonly access: LibraryAccess,
    private readonly trail: LibraryTrail,
  ) {}

  /** Published, or within the actor's reach. @throws library.resource-not-found */
  async get(actor: Actor, id: string): Promise<ResourceWithVersions> {
    const reach = await this.access.reach(actor);
    const resource = await this.resources.findVisible(reach, id);
    if (resource === null) throw LibraryErrors.resourceNotFound(id);
    const publishes = await this.resources.findReached(await this.access.publishingReach(actor), id);
    const reached = await this.resources.findReached(reach, id);
    const mayPublish = publishes !== null;
    const mayChange = mayPublish || (reached !== null && resource.state === 'draft');
    const all = await this.resources.listVersions(id);
    const current = all.find((version) => version.id === resource.currentVersionId);
    if (current === undefined) throw LibraryErrors.resourceNotFound(id);
    return { ...resource, versions: reached === null ? [current] : all, current, mayChange, mayPublish };
  }

  /** A draft may be changed within reach, what is or was public only by those who may publish it. */
  async getChangeable(actor: Actor, id: string): Promise<ResourceRow> {
    const draft = await this.resources.findReached(await this.access.reach(actor), id);
    if (draft?.state === 'draft') return draft;
    return this.getPublishable(actor, id);
  }

  async describe(actor: Actor, id: string, change: Partial<ResourceDescription>): Promise<void> {
    await this.database.transaction(async () => {
      const resource = await this.getChangeable(actor, id);
      const { title, summary, documentNumber, topic, licence, language } = resource;
      const before = { title, summary, documentNumber, topic, licence, language };
      const after = { ...before, ...change };
      await this.resources.describe(id, after, this.trail.now());
      await this.trail.record(actor, 'described', resource, changesOf(before, after));
    });
  }

  async publish(actor: Actor, id: string): Promise<void> {
    await this.change(actor, id, ['draft', 'withdrawn'], 'published');
  }

  /** Nobody finds it any more; courses that use it go on with their version. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.change(actor, id, ['published'], 'withdrawn');
  }

  /** Only what was never public can vanish. */
  async discard(actor: Actor, id: string): Promise<void> {
    const resource = await this.getChangeable(actor, id);
    const { state, title } = resource;
    await this.database
      .transaction(async () => {
        if (!(await this.resources.deleteDraft(id))) throw LibraryErrors.stateChanged(state);
        await this.trail.record(actor, 'discarded', resource, { before: { title, state }, after: null });
      })
      .catch((error: unknown) => {
        throw violatedConstraint(error) === null ? error : LibraryErrors.inUse();
      });
  }

  /** How many resources each of these units shares. */
  async ownedCounts(unitIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.resources.countPublished(unitIds);
    return new Map(rows.map(({ unitId, resources }) => [unitId, resources]));
  }

  private async change(
    actor: Actor,
    id: string,
    from: readonly ResourceState[],
    to: 'published' | 'withdrawn',
  ): Promise<void> {
    const resource = await this.getPublishable(actor, id);
    const { state, ownerUnitId } = resource;
    const now = this.trail.now();
    await this.database.transaction(async () => {
      if (!(await this.resources.change(id, from, to, now))) throw LibraryErrors.stateChanged(state);
      await this.events.publish(new ResourcePublished({ resourceId: id, ownerUnitId, day: civilDate(now) }));
      await this.trail.record(actor, to, resource, { before: { state }, after: { state: to } });
    });
  }

  /** Not found for those who may not know of it, forbidden for those who only may not publish it. */
  private async getPublishable(actor: Actor, id: string): Promise<ResourceRow> {
    const resource = await this.resources.findReached(await this.access.publishingReach(actor), id);
    if (resource !== null) return resource;
    if ((await this.resources.findVisible(await this.access.reach(actor), id)) === null) {
      throw LibraryErrors.resourceNotFound(id);
    }
    throw LibraryErrors.unitOutOfReach();
  }
}
