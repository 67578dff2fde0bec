import { Injectable } from '@nestjs/common';
import { AppConfig, Clock } from '#platform';
import { PersonalKeysRepository } from './personal-keys.repository.js';
import { newKey, seal, unseal, wrappingKey } from './sealing.rules.js';

/**
 * One key per person for what the audit trail says about them. Who destroys it makes all of that unreadable at once,
 * in every copy, without touching a byte of the chain (Law 91/2025/QH15 on personal data, the right to deletion).
 */
@Injectable()
export class PersonalKeys {
  private readonly wrapping: Buffer;

  constructor(
    private readonly repository: PersonalKeysRepository,
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    this.wrapping = wrappingKey(config.security.appSecret);
  }

  /** Keys to seal with, made where there was none yet; people whose key was destroyed are left out. */
  async ofPeople(personIds: readonly string[]): Promise<Map<string, Buffer>> {
    const wanted = [...new Set(personIds)];
    if (wanted.length === 0) return new Map();
    let known = await this.repository.list(wanted);
    const missing = wanted.filter((personId) => !known.some((row) => row.personId === personId));
    if (missing.length > 0) {
      const made = missing.map((personId) => ({ personId, wrappedKey: seal(this.wrapping, newKey(), personId) }));
      await this.repository.insertMissing(made, this.clock.now());
      known = await this.repository.list(wanted);
    }
    return this.opened(known);
  }

  /** Keys to read with; without those that were destroyed or never made. */
  async existing(personIds: readonly string[]): Promise<Map<string, Buffer>> {
    return this.opened(await this.repository.list([...new Set(personIds)]));
  }

  /** Cannot be taken back. No key is ever made again for this person. */
  async destroy(personId: string): Promise<boolean> {
    return this.repository.destroy(personId, this.clock.now());
  }

  private opened(rows: readonly { personId: string; wrappedKey: Buffer | null }[]): Map<string, Buffer> {
    return new Map(
      rows.flatMap(({ personId, wrappedKey }) =>
        wrappedKey === null ? [] : [[personId, unseal(this.wrapping, wrappedKey, personId)] as const],
      ),
    );
  }
}
