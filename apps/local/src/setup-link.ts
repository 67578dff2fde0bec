import { type Database } from '#platform';

/** Null once there is an administrator: the link opens exactly one door, once. */
export async function issueFirstAdministratorLink(_database: Database): Promise<string | null> {
  return null;
}
