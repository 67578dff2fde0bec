import { type LocalSystem } from './local-system.js';

/** npm passes Ctrl-C on although the terminal has sent it already: a second signal this soon is the same key press. */
const SAME_PRESS_MS = 1_000;

export interface Stopping {
  begun: boolean;
}

export function stopOnSignals(system: Pick<LocalSystem, 'stop' | 'stopNow'>): Stopping {
  const stopping: Stopping = { begun: false };
  let firstAt = 0;
  const stop = (): void => {
    if (!stopping.begun) {
      stopping.begun = true;
      firstAt = Date.now();
      process.stdout.write('\nStopping … (Ctrl-C again: at once)\n');
      void system.stop().then(
        () => leave('Stopped. The data is kept.', 0),
        (fault: Error) => leave(fault.message, 1),
      );
    } else if (Date.now() - firstAt > SAME_PRESS_MS) {
      system.stopNow();
      leave('Stopped at once.', 130);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return stopping;
}

function leave(text: string, code: number): never {
  process.stdout.write(`${text}\n`);
  process.exit(code);
}
