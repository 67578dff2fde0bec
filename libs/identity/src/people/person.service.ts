import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, newId, type Page, type PageQuery, sortingOf, windowOf } from '#platform';
import { Access } from '../roles/access.service.js';
import { Accounts } from '../accounts/account.service.js';
import { type AssignmentHistoryRow } from './assignment.repository.js';
import { type StaffCategory } from './assignment.rules.js';
import { Assignments } from './assignment.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { managePeople, readPeople } from '../identity.permissions.js';
import { type Gender, normaliseName } from './person-name.rules.js';
import {
  PEOPLE_SORTS,
  type PeopleVisible,
  type PersonDetailRow,
  PersonRepository,
  type PersonRow,
} from './person.repository.js';
import { scopeHolds } from '../roles/unit-scope.rules.js';

export interface PeopleQuery extends PageQuery {
  unitId?: string;
  on?: string;
}

export interface PersonOrder {
  fullName: string;
  staffCode: string | null;
  birthDate: string | null;
  email: string | null;
  gender: Gender | null;
  assignment: {
    unitId: string;
    position: string;
    category: StaffCategory;
    from: string;
    decisionNumber: string | null;
  };
  account: { username: string; password: string } | null;
}

export interface PersonDetail extends PersonDetailRow {
  assignments: AssignmentHistoryRow[];
}

@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly repository: PersonRepository,
    private readonly assignments: Assignments,
    private readonly accounts: Accounts,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PeopleQuery): Promise<Page<PersonRow>> {
    const { unitId, q, page, size, on } = query;
    const search = { q, unitId, sorting: sortingOf(query.sort, PEOPLE_SORTS, 'name'), ...windowOf(query) };
    const found = await this.repository.list(await this.visibleTo(actor, on), search);
    return { ...found, page, size };
  }

  async get(actor: Actor, personId: string): Promise<PersonDetail> {
    const person = await this.repository.find(personId, await this.visibleTo(actor));
    if (person === null) {
      throw IdentityErrors.personNotFound(personId);
    }
    return { ...person, assignments: await this.assignments.historyOf(personId) };
  }

  async create(actor: Actor, order: PersonOrder): Promise<string> {
    const { assignment, account } = order;
    if (!scopeHolds(await this.access.unitScope(actor, managePeople), assignment.unitId)) {
      throw IdentityErrors.unitNotFound(assignment.unitId);
    }
    // Hashing takes long on purpose: before the transaction, which would hold its connection meanwhile.
    const prepared = account && (await this.accounts.prepare(account.username, account.password));
    const credentials = prepared && { ...prepared, mustChangePassword: true };
    const personId = newId();
    await this.database
      .transaction(async () => {
        await this.repository.insert({ ...order, id: personId, fullName: normaliseName(order.fullName) });
        await this.assignments.begin({ ...assignment, personId, kind: 'primary', to: null });
        if (credentials) {
          await this.accounts.open(credentials, personId, { unitId: assignment.unitId, roles: ['staff'] });
        }
      })
      .catch(refuse);
    return personId;
  }

  private async visibleTo(actor: Actor, on?: string): Promise<PeopleVisible> {
    const scope = await this.access.unitScope(actor, readPeople);
    return { scope, selfId: actor.personId, on: on ?? this.clock.today() };
  }
}
