import { logger } from '#platform';

const EVERY_MILLISECONDS = 500;
const log = logger('reporting.exports');

/** Runs `beat` twice a second, never two at once, until stopped. A failed beat is only logged: the next may succeed. */
export function startPulse(beat: () => Promise<void>): () => Promise<void> {
  let beating: Promise<void> | undefined;
  const timer = setInterval(() => {
    beating ??= beat()
      .catch((error: unknown) => log.warn({ err: error }, 'The progress of an export could not be stored'))
      .finally(() => (beating = undefined));
  }, EVERY_MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await beating;
  };
}
