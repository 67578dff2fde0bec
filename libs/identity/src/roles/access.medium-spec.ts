import { definePermission, newId, systemActor } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { Access } from './access.service.js';
import { Accounts } from '../accounts/account.service.js';
import { IdentityModule } from '../identity.module.js';
import { IdentityErrors } from '../identity.errors.js';
import { GrantEndings } from './grant-endings.service.js';
import { RoleGrants } from './role-grant.service.js';
import { Setup } from '../accounts/setup.service.js';
import { issueSetupToken } from '../accounts/setup.repository.js';

const readReports = definePermission({
  code: 'test.read-reports',
  roles: ['unit-head', 'office'],
  says: { vi: '', en: '' },
});
const PASSWORD = 'rừng thông sau mưa';

describe('rights', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;

  beforeEach(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
  });
  afterEach(() => module.close());

  describe('unitScope', () => {
    const scope = (actor: ReturnType<typeof anActor>) => module.get(Access).unitScope(actor, readReports);

    it('is the granted unit with all below it', async () => {
      const found = await scope(anActor('unit-head', units.rangers));
      expect(found).toEqual({
        unitIds: expect.arrayContaining([units.rangers, units.station, units.post]) as string[],
      });
      expect('unitIds' in found && found.unitIds).toHaveLength(3);
    });

    it('is everything for a role at the department itself', async () => {
      expect(await scope(anActor('office', units.department))).toEqual({ everything: true });
    });

    it('is nothing for a role that does not have the permission', async () => {
      expect(await scope(anActor('staff', units.department))).toEqual({ unitIds: [] });
    });

    it('joins several grants and leaves out those of other roles', async () => {
      const grants = [
        { role: 'unit-head', unitId: units.post },
        { role: 'office', unitId: units.land },
        { role: 'staff', unitId: units.office },
      ];
      const found = await scope({ ...anActor('staff', units.office), grants });
      expect('unitIds' in found && [...found.unitIds].sort()).toEqual([units.post, units.land].sort());
    });

    it('is everything for the system, and for a token with the scope', async () => {
      expect(await scope(systemActor('a job'))).toEqual({ everything: true });
      const token = { ...anActor('staff', units.office), kind: 'service' as const, grants: [] };
      expect(await scope({ ...token, scopes: ['test.read-reports'] })).toEqual({ everything: true });
      expect(await scope(token)).toEqual({ unitIds: [] });
    });
  });

  describe('role grants', () => {
    const anAccount = async (unitId: string) => {
      const accounts = module.get(Accounts);
      const personId = await aPerson(module, unitId);
      const credentials = { username: newId(), passwordHash: 'x' };
      return accounts.open(credentials, personId, { unitId, roles: ['staff'] });
    };
    const order = (unitId: string, to: string | null = null) => ({
      role: 'unit-head' as const,
      unitId,
      from: undefined,
      to,
    });
    const administrator = () => anActor('administrator', units.department);

    it('hold from today on and name their holders', async () => {
      const account = await anAccount(units.station);
      await module.get(RoleGrants).grant(administrator(), account, order(units.rangers));
      const holders = await module.get(Access).holdersOf(['unit-head'], units.post);
      expect(holders).toMatchObject([{ accountId: account, distance: 2 }]);
      expect(await module.get(Access).holdersOf(['unit-head'], units.land)).toEqual([]);
    });

    it('are refused twice for the same days', async () => {
      const account = await anAccount(units.land);
      const grants = module.get(RoleGrants);
      await grants.grant(administrator(), account, order(units.land));
      await expect(grants.grant(administrator(), account, order(units.land))).rejects.toEqual(
        IdentityErrors.roleAlreadyGranted(),
      );
    });

    it('are refused with an end before their start, and outside of the scope', async () => {
      const account = await anAccount(units.post);
      const grants = module.get(RoleGrants);
      await expect(grants.grant(administrator(), account, order(units.post, '2026-06-15'))).rejects.toEqual(
        IdentityErrors.datesReversed(),
      );
      const ranger = anActor('administrator', units.rangers);
      await expect(grants.grant(ranger, account, order(units.land))).rejects.toEqual(
        IdentityErrors.unitNotFound(units.land),
      );
      const stranger = await anAccount(units.land);
      await expect(grants.list(ranger, stranger)).rejects.toEqual(IdentityErrors.accountNotFound(stranger));
    });

    it('of the last administrator cannot be revoked', async () => {
      const account = await anAccount(units.office);
      const grants = module.get(RoleGrants);
      const id = await grants.grant(administrator(), account, { ...order(units.department), role: 'administrator' });
      await expect(module.get(GrantEndings).revoke(administrator(), account, id)).rejects.toEqual(
        IdentityErrors.lastAdministrator(),
      );
      const other = await anAccount(units.office);
      await grants.grant(administrator(), other, { ...order(units.department), role: 'administrator' });
      await module.get(GrantEndings).revoke(administrator(), account, id);
      expect((await grants.list(administrator(), account)).map(({ role }) => role)).toEqual(['staff']);
    });
  });

  describe('the first administrator', () => {
    const order = (token: string) => ({
      token,
      fullName: 'Trần Thị Mai',
      username: 'mai.tran',
      password: PASSWORD,
      departmentName: 'Sở Tài chính',
    });

    it('is made once, by whoever holds the token', async () => {
      const token = await issueSetupToken(module.database);
      const second = await issueSetupToken(module.database);
      const setup = module.get(Setup);
      expect(await setup.isOpen()).toBe(true);
      await expect(setup.complete(order('not the token'))).rejects.toEqual(IdentityErrors.setupTokenRefused());
      const accountId = await setup.complete(order(token));
      expect(await setup.isOpen()).toBe(false);
      const roles = await module.database.query(
        `select g.role, v.name from role_grants g join current_unit_versions v on v.unit_id = g.unit_id
         where g.account_id = $1 order by g.role`,
        [accountId],
      );
      expect(roles).toEqual([
        { role: 'administrator', name: 'Sở Tài chính' },
        { role: 'staff', name: 'Sở Tài chính' },
      ]);
      await expect(setup.complete({ ...order(second), username: 'someone.else' })).rejects.toEqual(
        IdentityErrors.setupTokenRefused(),
      );
    });
  });
});
