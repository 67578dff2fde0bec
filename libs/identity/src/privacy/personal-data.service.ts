import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Actor, type Page } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { DeclaredPersonalData, type PersonalDataCategory } from './personal-data.rules.js';
import { type HeldRow, PersonalDataRepository } from './personal-data.repository.js';

export type HeldCategory = Pick<PersonalDataCategory, 'code' | 'basis' | 'retention' | 'fate'> & { rows: number };

const BATCH = 1000;

/** Everything that any domain holds about a person, by category: why, how long, how much, and the rows themselves. */
@Injectable()
export class PersonalData {
  private known: readonly PersonalDataCategory[] | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly repository: PersonalDataRepository,
  ) {}

  /** Identity's own come last: until then the other domains still find the person's account. */
  get categories(): readonly PersonalDataCategory[] {
    return (this.known ??= discover(this.discovery));
  }

  async overview(personId: string): Promise<HeldCategory[]> {
    const held: HeldCategory[] = [];
    for (const category of this.categories) {
      const { code, basis, retention, fate } = category;
      held.push({ code, basis, retention, fate, rows: await this.repository.count(category, personId) });
    }
    return held;
  }

  /** @throws identity.category-not-found */
  async list(actor: Actor, code: string, { page, size }: { page: number; size: number }): Promise<Page<HeldRow>> {
    const personId = ownPersonOf(actor);
    const category = this.categories.find((each) => each.code === code);
    if (category === undefined) throw IdentityErrors.categoryNotFound(code);
    const [items, total] = await Promise.all([
      this.repository.list(category, personId, size, (page - 1) * size),
      this.repository.count(category, personId),
    ]);
    return { items, total, page, size };
  }

  /** One JSON document, written a batch of rows at a time. */
  async *document(personId: string, madeAt: Date): AsyncIterable<string> {
    yield `{"madeAt":${JSON.stringify(madeAt)},"personId":${JSON.stringify(personId)},"categories":[`;
    let first = true;
    for (const category of this.categories) {
      const { code, basis, retention } = category;
      const head = JSON.stringify({ code, basis, retention }).slice(0, -1);
      yield `${first ? '' : ','}\n${head},"rows":[`;
      first = false;
      yield* this.rowsOf(category, personId);
      yield ']}';
    }
    yield '\n]}\n';
  }

  private async *rowsOf(category: PersonalDataCategory, personId: string): AsyncIterable<string> {
    for (let offset = 0; ; offset += BATCH) {
      const rows = await this.repository.list(category, personId, BATCH, offset);
      const text = rows.map((row) => `\n${JSON.stringify(row)}`).join(',');
      if (text !== '') yield offset === 0 ? text : `,${text}`;
      if (rows.length < BATCH) return;
    }
  }
}

export function ownPersonOf(actor: Actor): string {
  if (actor.personId === null) throw IdentityErrors.signedInPeopleOnly();
  return actor.personId;
}

function discover(discovery: DiscoveryService): PersonalDataCategory[] {
  const declared = new Set<DeclaredPersonalData>();
  for (const { instance } of discovery.getProviders()) {
    if (instance instanceof DeclaredPersonalData) declared.add(instance);
  }
  const all = [...declared].flatMap(({ categories }) => categories);
  const own = (category: PersonalDataCategory): boolean => category.code.startsWith('identity.');
  return [...all.filter((category) => !own(category)), ...all.filter(own)];
}
