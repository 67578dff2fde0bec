import { setTimeout as pause } from 'node:timers/promises';
import { LaunchFault } from './launch-fault.js';
import { type SupervisedService } from './supervised-service.js';

export interface ReadinessWish {
  url: string;
  service: SupervisedService;
  recentLines: () => string;
  signal: AbortSignal;
}

const PATIENCE_MS = 120_000;
/** A service that dies this often before it was ever ready will not come up by itself. */
const HOPELESS = 4;

export async function waitUntilReady({ url, service, recentLines, signal }: ReadinessWish): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answersReady(url, signal))) {
    signal.throwIfAborted();
    if (service.quickDeaths >= HOPELESS || Date.now() > deadline) {
      throw new LaunchFault(`The ${service.spec.name} does not start. Its last lines:\n${recentLines()}`);
    }
    await pause(100);
  }
}

async function answersReady(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(3_000)]) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
