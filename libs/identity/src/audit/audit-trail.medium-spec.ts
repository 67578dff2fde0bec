import { Metrics, newId, systemActor, violatedConstraint } from '#platform';
import { bootTestModule, type TestModule } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { AuditChain } from './audit-chain.service.js';
import { AuditTrail } from './audit-trail.service.js';
import { PersonalKeys } from './personal-keys.service.js';
import { unseal } from './sealing.rules.js';

const actor = systemActor('test');

describe('AuditTrail', () => {
  let module: TestModule;
  let trail: AuditTrail;
  let chain: AuditChain;

  beforeEach(async () => {
    module = await bootTestModule({ modules: [IdentityModule] });
    trail = module.get(AuditTrail);
    chain = module.get(AuditChain);
  });
  afterEach(() => module.close());

  const record = (personId: string | null = null) =>
    trail.record(actor, {
      action: 'identity.person-corrected',
      subject: { kind: 'person', id: personId ?? newId() },
      personId,
      details: { field: 'email' },
      personal: { before: { email: 'an@example.vn' }, after: { email: 'binh@example.vn' } },
    });

  /** As somebody with the rights of the owner of the tables would. */
  const tamper = async (sql: string) => {
    await module.database.query(`alter table audit_entries disable trigger all`);
    await module.database.query(sql);
    await module.database.query(`alter table audit_entries enable trigger all`);
  };

  it('numbers entries without a gap and chains them, in the order of the commits', async () => {
    await record();
    await trail.recordAll(actor, [
      { action: 'identity.unit-renamed', subject: { kind: 'unit', id: newId() } },
      { action: 'identity.unit-moved', subject: { kind: 'unit', id: newId() } },
    ]);
    const rows = await module.database.query<{ seq: number; action: string }>(
      `select seq::int as seq, action from audit_entries order by seq`,
    );
    expect(rows).toEqual([
      { seq: 1, action: 'identity.person-corrected' },
      { seq: 2, action: 'identity.unit-renamed' },
      { seq: 3, action: 'identity.unit-moved' },
    ]);
    expect(await chain.verify()).toMatchObject({ entries: 3, broken: null });
  });

  it('keeps nothing of a deed that was rolled back', async () => {
    const failing = module.database.transaction(async () => {
      await record();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await chain.verify()).toEqual({ entries: 0, head: null, broken: null });
  });

  it('stays one chain under transactions at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => record(newId())));
    expect(await chain.verify()).toMatchObject({ entries: 20, broken: null });
  });

  it('refuses to be changed, shortened or emptied', async () => {
    await record();
    for (const sql of [
      `update audit_entries set action = 'identity.other'`,
      `update audit_entries set seq = 7`,
      `delete from audit_entries`,
      `truncate audit_entries`,
    ]) {
      const constraint = await module.database.query(sql).catch(violatedConstraint);
      expect(constraint).toBe('audit_entries_append_only');
    }
  });

  it.each([
    ['a changed entry', `update audit_entries set details = '{"field": "name"}' where seq = 2`, '2', 'content'],
    ['a changed seal', `update audit_entries set sealed = '\\x00' where seq = 2`, '2', 'content'],
    ['a removed entry', `delete from audit_entries where seq = 2`, '3', 'missing'],
    ['a removed first entry', `delete from audit_entries where seq = 1`, '2', 'missing'],
    [
      'an entry rehashed after a change',
      `update audit_entries e set details = '{}', hash = audit_entry_hash(jsonb_populate_record(e, '{"details": {}}')) where seq = 2`,
      '3',
      'link',
    ],
  ])('says where %s breaks it', async (_, sql, seq, fault) => {
    for (let entry = 0; entry < 3; entry += 1) await record(newId());
    await tamper(sql);
    expect((await chain.verify()).broken).toEqual({ seq: Number(seq), fault });
  });

  it('notices a chain that was begun anew, or cut, after it had been looked at', async () => {
    for (let entry = 0; entry < 3; entry += 1) await record(newId());
    expect((await chain.verify()).broken).toBeNull();
    await tamper(`delete from audit_entries where seq = 3`);
    expect((await chain.verify()).broken).toEqual({ seq: 3, fault: 'replaced' });
    await record(newId());
    expect((await chain.verify()).broken).toEqual({ seq: 3, fault: 'replaced' });
  });

  it('keeps each result, which cannot be changed, and tells the newest to the metrics', async () => {
    await record();
    await chain.verify();
    await tamper(`update audit_entries set details = '{}'`);
    await chain.verify();
    expect(await chain.recent()).toMatchObject([
      { entries: 1, brokenSeq: 1, fault: 'content' },
      { entries: 1, brokenSeq: null, fault: null },
    ]);
    const constraint = await module.database.query(`delete from audit_verifications`).catch(violatedConstraint);
    expect(constraint).toBe('audit_verifications_append_only');
    const metrics = await module.get(Metrics).text();
    expect(metrics).toContain('tuhoc_audit_chain_broken 1');
    expect(metrics).toContain('tuhoc_audit_entries 1');
  });

  it('holds personal values readable by the key of the person alone, and verifies when the key is gone', async () => {
    const person = newId();
    await record(person);
    const keys = module.get(PersonalKeys);
    const row = await module.database.one<{ id: string; sealed: Buffer }>(`select id, sealed from audit_entries`);
    const key = (await keys.existing([person])).get(person);
    if (!row || !key) throw new Error('nothing was sealed');
    expect(row.sealed.includes('binh@example.vn')).toBe(false);
    expect(unseal(key, row.sealed, row.id).toString('utf8')).toContain('binh@example.vn');

    expect(await keys.destroy(person)).toBe(true);
    expect((await keys.existing([person])).size).toBe(0);
    expect(await chain.verify()).toMatchObject({ entries: 1, broken: null });
    expect(await module.database.one(`select wrapped_key from personal_keys`)).toEqual({ wrapped_key: null });
  });

  it('never makes a new key for somebody whose key was destroyed, and records without the personal values', async () => {
    const person = newId();
    await module.get(PersonalKeys).destroy(person);
    await record(person);
    const row = await module.database.one(`select sealed, details from audit_entries`);
    expect(row).toEqual({ sealed: null, details: { field: 'email' } });
  });
});
