import { Injectable } from '@nestjs/common';
import { type Actor, Database, HttpErrors, newId } from '#platform';
import { Accounts } from '../accounts/account.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { AssignmentWriter } from './assignment-writer.service.js';
import { type StaffCategory } from './assignment.rules.js';
import { Assignments } from './assignment.service.js';
import { birthDateFault } from './birth-date.rules.js';
import { type Gender, normaliseName } from './person-name.rules.js';
import { type NewPerson, PersonRepository } from './person.repository.js';

export interface PersonData {
  fullName: string;
  staffCode: string | null;
  birthDate: string | null;
  email: string | null;
  gender: Gender | null;
  /** Twelve digits; compared by a keyed hash and never kept. */
  personalNumber?: string | null;
}

export interface PersonOrder extends PersonData {
  assignment: {
    unitId: string;
    position: string;
    category: StaffCategory;
    from: string;
    decisionNumber: string | null;
  };
  account: { username: string; password: string } | null;
}

@Injectable()
export class PersonRegistration {
  constructor(
    private readonly database: Database,
    private readonly repository: PersonRepository,
    private readonly assignments: Assignments,
    private readonly accounts: Accounts,
    private readonly writer: AssignmentWriter,
    private readonly audit: AuditTrail,
  ) {}

  async add(actor: Actor, order: PersonOrder, personalNumberHash: Buffer | null): Promise<string> {
    const { assignment, account } = order;
    this.writer.requireUnit(await this.writer.scopeOf(actor), assignment.unitId);
    this.requireBorn(order.birthDate, [assignment.from]);
    // Hashing takes long on purpose: before the transaction, which would hold its connection meanwhile.
    const prepared = account && (await this.accounts.prepare(account.username, account.password));
    const credentials = prepared && { ...prepared, mustChangePassword: true };
    const person = { ...dataOf(order), id: newId(), personalNumberHash };
    await this.database
      .transaction(async () => {
        await this.repository.insert(person);
        await this.assignments.begin({ ...assignment, personId: person.id, kind: 'primary', to: null });
        if (credentials) {
          await this.accounts.open(credentials, person.id, { unitId: assignment.unitId, roles: ['staff'] });
        }
        await this.audit.record(actor, {
          action: 'identity.person-added',
          subject: { kind: 'person', id: person.id },
          personId: person.id,
          unitId: assignment.unitId,
          details: { from: assignment.from, decisionNumber: assignment.decisionNumber },
          personal: { after: { ...dataOf(order), position: assignment.position, category: assignment.category } },
        });
      })
      .catch(refuse);
    return person.id;
  }

  async correct(actor: Actor, personId: string, data: PersonData, personalNumberHash: Buffer | null): Promise<void> {
    const scope = await this.writer.scopeOf(actor);
    await this.database
      .transaction(async () => {
        const known = await this.writer.known(scope, personId);
        const before = await this.repository.findForChange(personId);
        if (before === null) throw IdentityErrors.personNotFound(personId);
        if (data.birthDate !== before.birthDate) {
          this.requireBorn(
            data.birthDate,
            known.map(({ from }) => from),
          );
        }
        await this.repository.update({ ...dataOf(data), id: personId, personalNumberHash });
        await this.audit.record(actor, {
          action: 'identity.person-corrected',
          subject: { kind: 'person', id: personId },
          personId,
          details: { personalNumberGiven: personalNumberHash !== null },
          personal: { before: dataOf(before), after: dataOf(data) },
        });
      })
      .catch(refuse);
  }

  private requireBorn(birthDate: string | null, servesFrom: readonly string[]): void {
    const [first = null] = [...servesFrom].sort();
    const rule = birthDate && birthDateFault(birthDate, first, this.writer.today());
    if (rule) {
      throw HttpErrors.invalidInput([{ path: 'birthDate', rule, message: 'birthDate does not fit the service' }]);
    }
  }
}

function dataOf(data: PersonData | NewPerson) {
  const { fullName, staffCode, birthDate, email, gender } = data;
  return { fullName: normaliseName(fullName), staffCode, birthDate, email, gender };
}
