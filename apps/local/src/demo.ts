import { type AppConfig, type Database } from '#platform';

export interface DemoContext {
  database: Database;
  config: AppConfig;
  projectRoot: string;
  say: (text: string) => void;
  /** Aborted when the person presses Ctrl-C meanwhile. */
  signal: AbortSignal;
}

/**
 * Fills an empty system. Called until it has once returned: after an interruption it is called again on whatever
 * the first call left, so it works in one transaction or finds its own rows again.
 */
export async function loadDemo(_context: DemoContext): Promise<void> {}
