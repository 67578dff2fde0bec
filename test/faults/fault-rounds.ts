import { setTimeout as pause } from 'node:timers/promises';
import { FaultStage } from './fault-stage.js';

/** Rounds of harm per test: one within `npm test`, more in the long form. */
export const ROUNDS = Number(process.env['FAULTS_ROUNDS'] ?? (process.env['FAULTS'] === 'short' ? 1 : 6));
/** No aim, only the end of all patience: see the runbook for what it takes. */
export const TEST_MS = 300_000 + ROUNDS * 90_000;

function aMoment(): Promise<void> {
  return pause(300 + 900 * Math.random());
}

/** What must hold on either queue backend. */
export function faultsOn(queue: 'postgres' | 'redis'): FaultStageHolder {
  const holder = new FaultStageHolder();
  beforeAll(async () => {
    holder.stage = await FaultStage.open(queue);
  }, TEST_MS);
  afterAll(() => holder.close(), TEST_MS);

  it(
    'records everything once when api and workers are killed at random moments',
    async () => {
      const { stage } = holder;
      await stage.underLoad(async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          // Twice round, in any order: at times both workers are away at once, at times nobody answers.
          const victims = [...stage.system.parts, ...stage.system.parts].sort(() => Math.random() - 0.5);
          await Promise.all([kill(stage, victims.slice(0, 3)), kill(stage, victims.slice(3))]);
        }
      });
      expect(stage.load.told.accepted.size).toBeGreaterThan(100);
      await stage.everythingOnce();
    },
    TEST_MS,
  );

  it(
    'records everything once when PostgreSQL crashes in the middle',
    async () => {
      const { stage } = holder;
      await stage.underLoad(async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          await stage.cluster.crash();
          await pause(1500);
        }
      });
      await stage.everythingOnce();
    },
    TEST_MS,
  );

  it(
    'changes nothing when the same facts and the same events arrive ten times',
    async () => {
      const { stage } = holder;
      await stage.load.submitRepeatedly(10, 200);
      await stage.untilQuiet();
      const before = await ledgerOf(stage);
      for (let time = 0; time < 10; time += 1) {
        await stage.deliverAgain();
        // A new fact rings the bells; the two workers find old and new together.
        await stage.load.submitRepeatedly(2, 1);
        await pause(100);
      }
      await stage.untilQuiet();
      await stage.everythingOnce();
      const after = await ledgerOf(stage);
      expect(after.facts).toBe(before.facts + 10);
    },
    TEST_MS,
  );
  return holder;
}

export class FaultStageHolder {
  private opened: FaultStage | null = null;

  get stage(): FaultStage {
    if (!this.opened) throw new Error('The stage is not open.');
    return this.opened;
  }

  set stage(stage: FaultStage) {
    this.opened = stage;
  }

  /** Nothing to close when it could not be opened. */
  async close(): Promise<void> {
    await this.opened?.close();
  }
}

const busy = new Set<object>();

async function kill(stage: FaultStage, victims: FaultStage['system']['parts']): Promise<void> {
  for (const victim of victims) {
    await aMoment();
    if (busy.has(victim)) continue;
    busy.add(victim);
    await stage.killAndRestart(victim).finally(() => busy.delete(victim));
  }
}

async function ledgerOf(stage: FaultStage): Promise<{ facts: number }> {
  const row = await stage.database.one<{ facts: number }>(
    `select count(*)::int as facts from learning_facts where kind = 'course'`,
  );
  return row ?? { facts: 0 };
}
