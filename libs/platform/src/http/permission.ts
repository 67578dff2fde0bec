import { type Actor } from './actor.js';

export interface Permission {
  /** `domain.verb-noun`; stable, since service tokens carry it as a scope. */
  readonly code: string;
  readonly roles: readonly string[];
  readonly says: { readonly vi: string; readonly en: string };
}

const defined = new Map<string, Permission>();

export function definePermission<const P extends Permission>(permission: P): Permission {
  if (defined.has(permission.code)) {
    throw new Error(`Permission ${permission.code} is defined twice`);
  }
  defined.set(permission.code, permission);
  return permission;
}

/** Every permission of the loaded modules, for the roles page and for the choice of token scopes. */
export function definedPermissions(): readonly Permission[] {
  return [...defined.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** The coarse question (may this actor call this at all?); which rows is the service's, by scope. */
export function isPermitted(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'service':
      return actor.scopes.includes(permission.code);
    case 'person':
      return actor.unfinished === undefined && actor.grants.some((grant) => permission.roles.includes(grant.role));
  }
}
