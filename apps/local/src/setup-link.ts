import { type Database } from '#platform';
import { LocalStateRepository } from './local-state.repository.js';

/** The path at which the first administrator is made; null once there is any account. */
export async function issueFirstAdministratorLink(database: Database): Promise<string | null> {
  if (await new LocalStateRepository(database).hasAccounts()) return null;
  const { issueSetupToken } = await import('#identity');
  return `/setup?token=${encodeURIComponent(await issueSetupToken(database))}`;
}
