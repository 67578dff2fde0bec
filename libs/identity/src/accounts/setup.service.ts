import { Injectable } from '@nestjs/common';
import { Clock, Database, newId } from '#platform';
import { Accounts } from './account.service.js';
import { Assignments } from '../people/assignment.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { OrgUnitRepository } from '../units/org-unit.repository.js';
import { normaliseName } from '../people/person-name.rules.js';
import { PersonRepository } from '../people/person.repository.js';
import { SetupRepository } from './setup.repository.js';
import { hashToken } from './token.rules.js';

export interface SetupOrder {
  token: string;
  fullName: string;
  username: string;
  password: string;
  departmentName: string;
}

@Injectable()
export class FirstPerson {
  constructor(
    private readonly repository: PersonRepository,
    private readonly assignments: Assignments,
  ) {}

  async add(fullName: string, unitId: string, from: string): Promise<string> {
    const id = newId();
    await this.repository.insert({ id, fullName, staffCode: null, birthDate: null, email: null, gender: null });
    await this.assignments.begin({
      personId: id,
      unitId,
      position: 'Quản trị hệ thống',
      category: 'civil_servant',
      kind: 'primary',
      decisionNumber: null,
      from,
      to: null,
    });
    return id;
  }
}

/** The first department and its administrator, once, by whoever can read the printed token. */
@Injectable()
export class Setup {
  constructor(
    private readonly database: Database,
    private readonly repository: SetupRepository,
    private readonly units: OrgUnitRepository,
    private readonly people: FirstPerson,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  async isOpen(): Promise<boolean> {
    return this.repository.isOpen();
  }

  async complete(order: SetupOrder): Promise<string> {
    const credentials = await this.accounts.prepare(order.username, order.password);
    return this.database
      .transaction(async () => {
        const now = this.clock.now();
        if (!(await this.repository.useToken(hashToken(order.token), now)) || !(await this.repository.isOpen())) {
          throw IdentityErrors.setupTokenRefused();
        }
        const unitId = await this.createDepartment(normaliseName(order.departmentName), now);
        const personId = await this.people.add(normaliseName(order.fullName), unitId, this.clock.today());
        return this.accounts.open(credentials, personId, { unitId, roles: ['staff', 'administrator'] });
      })
      .catch(refuse);
  }

  private async createDepartment(name: string, now: Date): Promise<string> {
    const unitId = newId();
    const from = `${this.clock.today().slice(0, 4)}-01-01`;
    await this.units.insertUnit(unitId);
    await this.units.insertVersion(
      { unitId, eventId: null, name, shortName: null, code: null, kind: 'department', parentId: null, from, to: null },
      now,
    );
    return unitId;
  }
}
