import { type Actor, newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { Accounts } from '../accounts/account.service.js';
import { Sessions } from '../accounts/session.service.js';
import { IdentityAuthenticator } from '../accounts/identity-authenticator.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { Assignments } from '../people/assignment.service.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { type DelegationOrder, Delegations } from './delegation.service.js';
import { GrantEndings } from './grant-endings.service.js';
import { Rights } from './rights.service.js';
import { RoleGrants } from './role-grant.service.js';
import { type Role } from './role.rules.js';

interface Holder {
  actor: Actor;
  accountId: string;
  personId: string;
  grantId: string;
}

describe('a delegation', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
  });
  afterAll(() => module.close());

  const administrator = () => anActor('administrator', units.department);

  async function anAccount(unitId: string, fullName = 'Nguyễn Văn An') {
    const personId = await aPerson(module, unitId, { fullName });
    const accountId = await module
      .get(Accounts)
      .open({ username: newId(), passwordHash: 'x' }, personId, { unitId, roles: ['staff'] });
    return { personId, accountId, actor: { ...anActor('staff', unitId, personId), accountId } };
  }

  async function aHolder(role: Role, unitId: string, to: string | null = null): Promise<Holder> {
    const { personId, accountId } = await anAccount(unitId, 'Trần Thị Mai');
    const grantId = await module
      .get(RoleGrants)
      .grant(administrator(), accountId, { role, unitId, from: undefined, to });
    return { personId, accountId, grantId, actor: { ...anActor(role, unitId, personId), accountId } };
  }

  const order = (holder: Holder, accountId: string, changes: Partial<DelegationOrder> = {}): DelegationOrder => ({
    grantId: holder.grantId,
    accountId,
    unitId: undefined,
    from: '2026-07-01',
    to: '2026-08-01',
    reason: 'Nghỉ phép',
    documentNumber: '15/UQ-CCKL',
    ...changes,
  });
  const delegate = (holder: Holder, accountId: string, changes: Partial<DelegationOrder> = {}) =>
    module.get(Delegations).delegate(holder.actor, order(holder, accountId, changes));
  const spanOf = async (id: string) =>
    (await module.database.one<{ from: string; to: string }>(
      `select lower(valid) as "from", upper(valid) as "to" from role_grants where id = $1`,
      [id],
    )) ?? null;

  it('gives the role for its days, is seen by both, and says for whom one acts', async () => {
    const head = await aHolder('unit-head', units.rangers);
    const deputy = await anAccount(units.station, 'Lê Văn Bình');
    await delegate(head, deputy.accountId, { from: undefined });
    const { token } = await module.get(Sessions).open(deputy.accountId, null, null);
    const actor = await module.get(IdentityAuthenticator).bySession(token);
    expect(actor?.grants).toEqual(
      expect.arrayContaining([{ role: 'unit-head', unitId: units.rangers, lentBy: head.personId }]),
    );
    const both = { delegatorName: 'Trần Thị Mai', delegateName: 'Lê Văn Bình', reason: 'Nghỉ phép' };
    expect((await module.get(Delegations).listOwn(head.actor)).given).toMatchObject([both]);
    expect((await module.get(Delegations).listOwn(deputy.actor)).received).toMatchObject([both]);
    expect((await module.get(RoleGrants).list(administrator(), deputy.accountId)).at(-1)).toMatchObject({
      role: 'unit-head',
      delegatedByName: 'Trần Thị Mai',
    });
  });

  it('is refused outside of the source in time, in units and in role, also past the service', async () => {
    const head = await aHolder('unit-head', units.rangers, '2026-10-01');
    const deputy = await anAccount(units.station);
    await expect(delegate(head, deputy.accountId, { to: '2026-10-02' })).rejects.toEqual(
      IdentityErrors.delegationOutside(),
    );
    await expect(delegate(head, deputy.accountId, { unitId: units.department })).rejects.toEqual(
      IdentityErrors.delegationOutside(),
    );
    await expect(delegate(head, deputy.accountId, { from: '2026-06-14' })).rejects.toEqual(
      IdentityErrors.delegationBackdated(),
    );
    await expect(delegate(head, deputy.accountId, { to: '2026-07-01' })).rejects.toEqual(
      IdentityErrors.datesReversed(),
    );
    const insert = (role: string, days: string) =>
      module.database.query(
        `insert into role_grants (id, account_id, role, unit_id, valid, delegated_from, delegation_reason)
         values ($1, $2, $3, $4, $5, $6, 'x')`,
        [newId(), deputy.accountId, role, units.rangers, days, head.grantId],
      );
    await expect(insert('office', '[2026-07-01,2026-08-01)')).rejects.toThrow('inside its source');
    await expect(insert('unit-head', '[2026-07-01,)')).rejects.toThrow();
  });

  it('goes to people of the same units alone', async () => {
    const head = await aHolder('unit-head', units.rangers);
    const stranger = await anAccount(units.land, 'Phạm Người Ngoài');
    await anAccount(units.post, 'Hồ Cấp Phó');
    await expect(delegate(head, stranger.accountId)).rejects.toEqual(IdentityErrors.delegateElsewhere());
    await expect(delegate(head, head.accountId)).rejects.toEqual(IdentityErrors.delegateElsewhere());
    const names = async (q: string) =>
      (await module.get(Delegations).listCandidates(head.actor, head.grantId, undefined, q)).map(
        ({ fullName }) => fullName,
      );
    expect(await names('cap pho')).toEqual(['Hồ Cấp Phó']);
    expect(await names('nguoi ngoai')).toEqual([]);
  });

  it.each(['administrator', 'auditor', 'council-member'] as const)('never lends the role %s', async (role) => {
    const holder = await aHolder(role, units.department);
    const deputy = await anAccount(units.post);
    await expect(delegate(holder, deputy.accountId)).rejects.toEqual(IdentityErrors.roleNotDelegable(role));
    await expect(
      module.database.query(
        `insert into role_grants (id, account_id, role, unit_id, valid, delegated_from, delegation_reason)
         values ($1, $2, $3, $4, '[2026-07-01,2026-08-01)', $5, 'x')`,
        [newId(), deputy.accountId, role, units.department, holder.grantId],
      ),
    ).rejects.toThrow('role_grants_delegable');
  });

  it('is not passed on, and not given twice for the same days', async () => {
    const head = await aHolder('unit-head', units.rangers);
    const deputy = await anAccount(units.station);
    const third = await anAccount(units.station);
    const grantId = await delegate(head, deputy.accountId);
    await expect(
      module.get(Delegations).delegate(deputy.actor, order({ ...head, grantId }, third.accountId)),
    ).rejects.toEqual(IdentityErrors.delegationNotPassedOn());
    await expect(delegate(head, deputy.accountId)).rejects.toEqual(IdentityErrors.roleAlreadyGranted());
  });

  it('is shortened and ended with its source, and signs its holder out', async () => {
    const head = await aHolder('unit-head', units.rangers);
    const deputy = await anAccount(units.station);
    const id = await delegate(head, deputy.accountId);
    await module.database.query(`update role_grants set valid = daterange(lower(valid), '2026-07-10') where id = $1`, [
      head.grantId,
    ]);
    expect(await spanOf(id)).toEqual({ from: '2026-07-01', to: '2026-07-10' });
    const { token } = await module.get(Sessions).open(deputy.accountId, null, null);
    await module.get(GrantEndings).revoke(administrator(), head.accountId, head.grantId);
    expect(await spanOf(id)).toBeNull();
    expect(await module.get(IdentityAuthenticator).bySession(token)).toBeNull();
  });

  it('is taken back by the delegator or an administrator, and by nobody else', async () => {
    const head = await aHolder('unit-head', units.rangers);
    const other = await aHolder('unit-head', units.rangers);
    const deputy = await anAccount(units.station);
    const first = await delegate(head, deputy.accountId);
    const endings = module.get(GrantEndings);
    await expect(endings.takeBack(other.actor, first)).rejects.toEqual(IdentityErrors.grantNotFound(first));
    await expect(endings.takeBack(deputy.actor, first)).rejects.toEqual(IdentityErrors.grantNotFound(first));
    await endings.takeBack(head.actor, first);
    expect(await spanOf(first)).toBeNull();
    await expect(endings.takeBack(head.actor, first)).rejects.toEqual(IdentityErrors.grantNotFound(first));
    const second = await delegate(head, deputy.accountId, { from: '2026-06-15' });
    await endings.revoke(administrator(), deputy.accountId, second);
    expect(await spanOf(second)).toBeNull();
  });

  it('stays behind when its holder leaves the units of the lender', async () => {
    const head = await aHolder('unit-head', units.station);
    const deputy = await anAccount(units.post);
    const id = await delegate(head, deputy.accountId);
    await module.get(Assignments).transfer(administrator(), deputy.personId, {
      unitId: units.land,
      position: 'Chuyên viên',
      category: 'civil_servant',
      effectiveOn: '2026-07-11',
      decisionNumber: '20/QĐ-SNNMT',
    });
    expect(await spanOf(id)).toEqual({ from: '2026-07-01', to: '2026-07-11' });
  });

  it('stands among the rights of the delegate, with who lends it; a stranger does not see them', async () => {
    const head = await aHolder('unit-head', units.rangers);
    const deputy = await anAccount(units.station);
    await delegate(head, deputy.accountId, { from: undefined });
    const seen = await module.get(Rights).of(head.actor, deputy.personId);
    const lent = seen.grants.find(({ role }) => role === 'unit-head');
    expect(lent).toMatchObject({ delegatedByName: 'Trần Thị Mai', documentNumber: '15/UQ-CCKL', to: '2026-08-01' });
    expect(seen.rights.find(({ permission }) => permission.code === 'identity.head-records')?.grantIds).toEqual([
      lent?.id,
    ]);
    expect(seen.rights.map(({ permission }) => permission.code)).not.toContain('identity.grant-roles');
    const own = await module.get(Rights).of(head.actor, head.personId);
    expect(own.lent).toMatchObject([{ delegateName: 'Nguyễn Văn An', role: 'unit-head' }]);
    const stranger = await anAccount(units.station);
    await expect(module.get(Rights).of(stranger.actor, deputy.personId)).rejects.toEqual(
      IdentityErrors.personNotFound(deputy.personId),
    );
    const neighbour = await aHolder('unit-head', units.land);
    await expect(module.get(Rights).of(neighbour.actor, deputy.personId)).rejects.toEqual(
      IdentityErrors.personNotFound(deputy.personId),
    );
  });

  it('is in the trail of both, the reason sealed', async () => {
    const head = await aHolder('unit-head', units.rangers);
    const deputy = await anAccount(units.station);
    const id = await delegate(head, deputy.accountId, { reason: 'Nghỉ ốm dài ngày' });
    const entries = await module.database.query<{ action: string; personId: string; details: string; sealed: boolean }>(
      `select action, person_id as "personId", details::text, sealed is not null as sealed from audit_entries
       where subject_id = $1 order by action`,
      [id],
    );
    expect(entries).toMatchObject([
      { action: 'identity.delegated-role-received', personId: deputy.personId, sealed: true },
      { action: 'identity.role-delegated', personId: head.personId, sealed: true },
    ]);
    expect(entries.map(({ details }) => details).join()).toContain(deputy.accountId);
    expect(entries.map(({ details }) => details).join()).not.toContain('ốm');
  });
});
