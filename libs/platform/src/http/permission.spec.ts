import { type Actor, systemActor } from './actor.js';
import { definedPermissions, definePermission, isPermitted } from './permission.js';

const read = definePermission({ code: 'tests.read', roles: ['reader', 'editor'], says: { vi: 'Đọc', en: 'Read' } });

const person = (...roles: string[]): Actor => ({
  ...systemActor('lan'),
  kind: 'person',
  grants: roles.map((role) => ({ role, unitId: 'u' })),
  scopes: ['tests.read'],
});

describe('permissions', () => {
  it('are had by people through a role, by other systems through a scope, by this system always', () => {
    expect(isPermitted(person('editor'), read)).toBe(true);
    expect(isPermitted(person('stranger'), read)).toBe(false);
    expect(isPermitted({ ...person('editor'), kind: 'service', scopes: [] }, read)).toBe(false);
    expect(isPermitted({ ...person(), kind: 'service' }, read)).toBe(true);
    expect(isPermitted(systemActor('nightly recount'), read)).toBe(true);
  });

  it('are defined once', () => {
    expect(definedPermissions()).toContain(read);
    expect(() => definePermission(read)).toThrow('defined twice');
  });
});
