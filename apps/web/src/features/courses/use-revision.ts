import { useState } from 'react';

export interface Revision {
  /** The revision that what is typed started from. */
  readonly number: number;
  /** Somebody else has saved since then. */
  readonly behind: boolean;
  readonly saved: () => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/**
 * What others save never replaces what is typed here without being asked.
 * @param latest what the server last said
 * @param follow shows the server's text in place of what is typed
 */
export function useRevision(latest: number, follow: () => void): Revision {
  const [number, setNumber] = useState(latest);
  return {
    number,
    behind: latest > number,
    saved: () => setNumber(number + 1),
    keepMine: () => setNumber(latest),
    takeTheirs: () => {
      follow();
      setNumber(latest);
    },
  };
}
