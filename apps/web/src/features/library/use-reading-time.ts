import { useEffect } from 'react';
import { libraryCalls } from './library-api.js';

const SIGN_SECONDS = 15;

/** Tells the server now and then that the resource is being read; when that fails, the reading goes on. */
export function useReadingTime(resourceId: string, counts: boolean): void {
  useEffect(() => {
    if (!counts) return undefined;
    const note = (sign: { opened?: boolean; seconds?: number }): void => {
      void libraryCalls.noteUse(resourceId, sign).catch(() => undefined);
    };
    note({ opened: true });
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') note({ seconds: SIGN_SECONDS });
    }, SIGN_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [resourceId, counts]);
}
