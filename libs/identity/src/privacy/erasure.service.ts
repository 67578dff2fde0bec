import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { PersonalKeys } from '../audit/personal-keys.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { normaliseName } from '../people/person-name.rules.js';
import { ErasureRepository } from './erasure.repository.js';
import { type HeldCategory, PersonalData } from './personal-data.service.js';
import { type ErasureObstacle } from './erasure.rules.js';
import { ErasureScope } from './erasure-scope.service.js';

export interface ErasurePreview {
  fullName: string;
  obstacle: ErasureObstacle | null;
  categories: HeldCategory[];
}

/** Takes away who somebody was and keeps what was counted: one transaction, and no way back. */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly data: PersonalData,
    private readonly repository: ErasureRepository,
    private readonly scope: ErasureScope,
    private readonly keys: PersonalKeys,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws identity.person-not-found */
  async preview(actor: Actor, personId: string): Promise<ErasurePreview> {
    return this.database.transaction(async () => {
      const found = await this.scope.examine(actor, personId);
      return { ...found, categories: await this.data.overview(personId) };
    });
  }

  /** @throws identity.erasure-refused, identity.erasure-not-confirmed, identity.last-administrator */
  async apply(actor: Actor, personId: string, confirmation: string): Promise<void> {
    await this.database.transaction(async () => {
      const { fullName, obstacle } = await this.scope.examine(actor, personId);
      if (obstacle !== null) throw IdentityErrors.erasureRefused(obstacle);
      if (normaliseName(confirmation) !== fullName) throw IdentityErrors.erasureNotConfirmed();
      const held = await this.data.overview(personId);
      await this.scope.keepAnAdministrator(async () => {
        for (const id of await this.repository.listSelves(personId)) await this.eraseOne(id);
      });
      await this.trail.record(actor, {
        action: 'identity.person-erased',
        subject: { kind: 'person', id: personId },
        personId,
        details: Object.fromEntries(held.filter(({ rows }) => rows > 0).map(({ code, fate }) => [code, fate])),
      });
    });
  }

  private async eraseOne(personId: string): Promise<void> {
    for (const category of this.data.categories) await this.repository.erase(category, personId);
    await this.keys.destroy(personId);
  }
}
