import { type MigrationInterface } from 'typeorm';
import { CreateVietnameseText20261124000110 } from './20261124000110-create-vietnamese-text.js';
import { CreateOrgUnits20261124000111 } from './20261124000111-create-org-units.js';
import { CreatePeople20261124000112 } from './20261124000112-create-people.js';
import { CreateAccounts20261124000113 } from './20261124000113-create-accounts.js';

/** The one chain, in the order in which it runs. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreateVietnameseText20261124000110,
  CreateOrgUnits20261124000111,
  CreatePeople20261124000112,
  CreateAccounts20261124000113,
];
