import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { type Actor, type Page } from '#platform';
import { readAwards } from './awards.permissions.js';
import { PastAwardsRepository, type ShownPastAward } from './past-awards.repository.js';

export interface PastAwardsAsked {
  readonly personId?: string | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** What was awarded before this system was there. */
@Injectable()
export class PastAwards {
  constructor(
    private readonly repository: PastAwardsRepository,
    private readonly access: Access,
  ) {}

  async list(actor: Actor, { personId, q, page, size }: PastAwardsAsked): Promise<Page<ShownPastAward>> {
    const scope = await this.access.unitScope(actor, readAwards);
    return this.repository.list({
      scope,
      readerId: actor.personId,
      personId: personId ?? null,
      q: q ?? null,
      page,
      size,
    });
  }
}
