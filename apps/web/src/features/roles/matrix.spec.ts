import { areasOf } from './matrix.js';

const permission = (code: string) => ({ code, says: { vi: code, en: code }, roles: [] });

describe('areas of permissions', () => {
  it('follow the working day, those not known here last', () => {
    const codes = ['zebra.look', 'identity.import', 'courses.learn', 'identity.head', 'awards.read'];
    const areas = areasOf(codes.map(permission));
    expect(areas.map(({ code }) => code)).toEqual(['courses', 'awards', 'identity', 'zebra']);
    expect(areas[2]?.permissions.map(({ code }) => code)).toEqual(['identity.import', 'identity.head']);
  });
});
