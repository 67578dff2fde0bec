import { chooseFreePort, isPortFree } from './free-port.js';
import { LaunchFault } from './launch-fault.js';

const USUAL = { api: 8080, worker: 8081 } as const;

export interface ServicePorts {
  api: number;
  worker: number;
}

/** An asked-for port is taken or refused; a usual one gives way to a free one. */
export async function choosePorts(asked: number | null, env: NodeJS.ProcessEnv): Promise<ServicePorts> {
  const host = env['HTTP_HOST'] || '127.0.0.1';
  const wanted = asked ?? numberOf(env['HTTP_PORT']);
  if (wanted !== null && !(await isPortFree(wanted, host))) {
    throw new LaunchFault(
      `Port ${wanted} is taken by another program.`,
      'Leave --port out to get a free one, or name another.',
    );
  }
  const api = wanted ?? (await chooseFreePort(USUAL.api, host));
  let worker = await chooseFreePort(numberOf(env['WORKER_HEALTH_PORT']) ?? USUAL.worker);
  if (worker === api) worker = await chooseFreePort(0);
  return { api, worker };
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : null;
}
