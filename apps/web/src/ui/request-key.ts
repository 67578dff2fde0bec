import { useRef } from 'react';

const KEPT_FOR_MILLISECONDS = 60_000;

interface Kept {
  readonly content: string;
  readonly key: string;
  readonly since: number;
}

/**
 * The key under which a filled-in form is sent: the same until something in it changes, so that a double click or a
 * repeated attempt is the same wish. A minute later the same form is a new wish.
 */
export function useRequestKey(): (content: unknown) => string {
  const kept = useRef<Kept | null>(null);
  return (content) => {
    const text = JSON.stringify(content);
    const now = Date.now();
    if (kept.current?.content !== text || now - kept.current.since > KEPT_FOR_MILLISECONDS) {
      kept.current = { content: text, key: crypto.randomUUID(), since: now };
    }
    return kept.current.key;
  };
}
