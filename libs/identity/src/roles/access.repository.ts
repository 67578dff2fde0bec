import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { EVERYTHING, type UnitScope } from './unit-scope.rules.js';

interface ScopeRow {
  everything: boolean;
  unitIds: string[] | null;
}

@Injectable()
export class AccessRepository {
  constructor(private readonly database: Database) {}

  /** A grant at a root unit is everything; else the units below the granted ones. */
  async findScope(grantedUnitIds: readonly string[], on: string): Promise<UnitScope> {
    const [row] = await this.database.named<ScopeRow>(
      'identity.scope',
      `select granted.root as "everything",
              case when not granted.root
                   then array(select s.unit_id from unit_subtree($1::uuid[], $2::date) s) end as "unitIds"
       from (select exists (
               select from current_unit_versions v
               where v.unit_id = any($1::uuid[]) and v.parent_id is null and v.valid @> $2::date) as root) granted`,
      [grantedUnitIds, on],
    );
    return row?.everything ? EVERYTHING : { unitIds: row?.unitIds ?? [] };
  }

  async unitExists(unitId: string): Promise<boolean> {
    const [row] = await this.database.named<{ known: boolean }>(
      'identity.unit-exists',
      `select exists (select from org_units where id = $1::uuid) as known`,
      [unitId],
    );
    return row?.known ?? false;
  }

  /** Who holds one of the roles over the unit, by a grant on it or on a unit above it. */
  async listHolders(roles: readonly string[], unitId: string, on: string): Promise<RoleHolder[]> {
    return this.database.query<RoleHolder>(
      `select distinct on (a.id) a.id as "accountId", a.person_id as "personId", above.distance
       from unit_ancestors($2, $3::date) above
       join role_grants g on g.unit_id = above.unit_id and g.role = any($1) and g.valid @> $3::date
       join accounts a on a.id = g.account_id and a.state = 'active'
       order by a.id, above.distance`,
      [roles, unitId, on],
    );
  }
}

export interface RoleHolder {
  accountId: string;
  personId: string | null;
  /** 0: granted on the unit itself; 1: on its parent; … */
  distance: number;
}
