import { Injectable } from '@nestjs/common';
import { Clock, Database, newId } from '#platform';
import { Accounts } from './account.service.js';
import { Assignments } from '../people/assignment.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { OrgUnitRepository } from '../units/org-unit.repository.js';
import { normaliseName } from '../people/person-name.rules.js';
import { PersonRepository } from '../people/person.repository.js';
import { SetupRepository } from './setup.repository.js';
import { SignInTrail } from './sign-in-trail.service.js';
import { hashToken } from './token.rules.js';

export interface SetupOrder {
  token: string;
  fullName: string;
  username: string;
  password: string;
  departmentName: string;
}

@Injectable()
export class FirstDepartment {
  constructor(
    private readonly units: OrgUnitRepository,
    private readonly repository: PersonRepository,
    private readonly assignments: Assignments,
    private readonly clock: Clock,
  ) {}

  async create(name: string): Promise<string> {
    const unitId = newId();
    const from = `${this.clock.today().slice(0, 4)}-01-01`;
    await this.units.insertUnit(unitId);
    await this.units.insertVersion(
      { unitId, eventId: null, name, shortName: null, code: null, kind: 'department', parentId: null, from, to: null },
      this.clock.now(),
    );
    return unitId;
  }

  async add(fullName: string, unitId: string): Promise<string> {
    const id = newId();
    await this.repository.insert({ id, fullName, staffCode: null, birthDate: null, email: null, gender: null });
    await this.assignments.begin({
      personId: id,
      unitId,
      position: 'Quản trị hệ thống',
      category: 'civil_servant',
      kind: 'primary',
      decisionNumber: null,
      from: this.clock.today(),
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
    private readonly department: FirstDepartment,
    private readonly accounts: Accounts,
    private readonly trail: SignInTrail,
    private readonly clock: Clock,
  ) {}

  async isOpen(): Promise<boolean> {
    return this.repository.isOpen();
  }

  async complete(order: SetupOrder): Promise<string> {
    const credentials = await this.accounts.prepare(order.username, order.password);
    return this.database
      .transaction(async () => {
        if (!(await this.repository.useToken(hashToken(order.token), this.clock.now())) || !(await this.isOpen())) {
          throw IdentityErrors.setupTokenRefused();
        }
        const departmentName = normaliseName(order.departmentName);
        const unitId = await this.department.create(departmentName);
        const personId = await this.department.add(normaliseName(order.fullName), unitId);
        const accountId = await this.accounts.open(credentials, personId, {
          unitId,
          roles: ['staff', 'administrator'],
        });
        await this.trail.byOwner(accountId, 'identity.system-set-up', { unitId, name: departmentName });
        return accountId;
      })
      .catch(refuse);
  }
}
