import { type AppConfig, createDataSource, Database } from '#platform';
import { demoSignIns, type DemoSignIn } from './demo-sign-ins.js';
import { LocalStateRepository } from './local-state.repository.js';
import { type StartOptions } from './options.js';
import { issueFirstAdministratorLink } from './setup-link.js';

export interface FirstContent {
  signIns: readonly DemoSignIn[];
  /** One-time address for the first administrator, when there is none yet. */
  setupPath: string | null;
}

export interface FirstContentContext {
  config: AppConfig;
  projectRoot: string;
  options: StartOptions;
  say: (text: string) => void;
  signal: AbortSignal;
}

/** Demo data once, or with --empty the door for the first administrator. */
export async function provideFirstContent(context: FirstContentContext): Promise<FirstContent> {
  const dataSource = await createDataSource({ ...context.config.database, poolMax: 4 }).initialize();
  try {
    const database = new Database(dataSource);
    const state = new LocalStateRepository(database);
    await state.prepare();
    if (context.options.empty) await beginEmpty(context, state);
    else await loadDemoOnce(context, database, state);
    return {
      signIns: (await state.wasDone('demo-data')) ? demoSignIns() : [],
      setupPath: await issueFirstAdministratorLink(database),
    };
  } finally {
    await dataSource.destroy();
  }
}

async function beginEmpty(context: FirstContentContext, state: LocalStateRepository): Promise<void> {
  if (await state.wasDone('demo-data')) {
    context.say('This data folder already holds the demo data. For an empty system set TUHOC_DATA to another folder.');
    return;
  }
  await state.noteDone('begun-empty');
}

async function loadDemoOnce(
  context: FirstContentContext,
  database: Database,
  state: LocalStateRepository,
): Promise<void> {
  // A system that was begun with --empty holds real people by now: demo data must never mix with them.
  if ((await state.wasDone('demo-data')) || (await state.wasDone('begun-empty'))) return;
  if (await state.hasAccounts()) return noteIfDemo(state);
  const begun = Date.now();
  context.say('Loading the demo data …');
  // Only now: it knows every domain, and every later start does without.
  const { loadDemo } = await import('./demo.js');
  await loadDemo({ database, ...context });
  await state.noteDone('demo-data');
  context.say(`Loaded the demo data in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}

/** Accounts without our note: a system that was begun elsewhere, or demo data whose note was cut off by a kill. */
async function noteIfDemo(state: LocalStateRepository): Promise<void> {
  const signIns = demoSignIns().map(({ signIn }) => signIn);
  if (await state.hasAccountsNamed(signIns)) await state.noteDone('demo-data');
}
