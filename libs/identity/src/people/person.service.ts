import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Page, type PageQuery, sortingOf, windowOf } from '#platform';
import { Access } from '../roles/access.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { readPeople } from '../identity.permissions.js';
import { type StaffCategory } from './assignment.rules.js';
import { PersonHistories, type PersonHistory } from './person-history.service.js';
import { type PersonData, type PersonOrder, PersonRegistration } from './person-registration.service.js';
import { PersonalNumbers } from './personal-number.service.js';
import {
  PEOPLE_SORTS,
  type PeopleVisible,
  type PersonDetailRow,
  PersonRepository,
  type PersonRow,
} from './person.repository.js';

export interface PeopleQuery extends PageQuery {
  unitId?: string;
  on?: string;
  category?: StaffCategory;
  onLeave?: boolean;
  seconded?: boolean;
}

export interface PersonDetail extends PersonDetailRow, PersonHistory {}

/** Who there is, and what is known of somebody. */
@Injectable()
export class People {
  constructor(
    private readonly repository: PersonRepository,
    private readonly registration: PersonRegistration,
    private readonly histories: PersonHistories,
    private readonly numbers: PersonalNumbers,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PeopleQuery): Promise<Page<PersonRow>> {
    const { unitId, q, page, size, on, category, onLeave, seconded } = query;
    const sorting = sortingOf(query.sort, PEOPLE_SORTS, 'name');
    const search = { q, unitId, category, onLeave, seconded, sorting, ...windowOf(query) };
    const found = await this.repository.list(await this.visibleTo(actor, on), search);
    return { ...found, page, size };
  }

  async get(actor: Actor, personId: string): Promise<PersonDetail> {
    const person = await this.repository.find(personId, await this.visibleTo(actor));
    if (person === null) {
      throw IdentityErrors.personNotFound(personId);
    }
    return { ...person, ...(await this.histories.of(personId)) };
  }

  async create(actor: Actor, order: PersonOrder): Promise<string> {
    return this.registration.add(actor, order, this.hashOf(order.personalNumber));
  }

  async correct(actor: Actor, personId: string, data: PersonData): Promise<void> {
    await this.registration.correct(actor, personId, data, this.hashOf(data.personalNumber));
  }

  private hashOf(personalNumber: string | null | undefined): Buffer | null {
    return personalNumber ? this.numbers.hash(personalNumber) : null;
  }

  private async visibleTo(actor: Actor, on?: string): Promise<PeopleVisible> {
    const scope = await this.access.unitScope(actor, readPeople);
    return { scope, selfId: actor.personId, on: on ?? this.clock.today() };
  }
}
