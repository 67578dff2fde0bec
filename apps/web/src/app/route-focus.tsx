import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const PATIENCE = 5000;

/**
 * After a change of page the focus goes to the new page's heading, which a screen reader then reads; the first page
 * of a visit is left to the browser. The heading may arrive late: its code and data are still on the way.
 */
export function RouteFocus(): null {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const last = useRef(pathname);
  useEffect(() => {
    const arrived = last.current !== undefined && last.current !== pathname;
    last.current = pathname;
    return arrived ? focusHeadingSoon() : undefined;
  }, [pathname]);
  return null;
}

function focusHeadingSoon(): () => void {
  const attempt = (): boolean => {
    const heading = document.querySelector<HTMLElement>('#main h1');
    if (!heading) return false;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return true;
  };
  if (attempt()) return () => undefined;
  const observer = new MutationObserver(() => attempt() && observer.disconnect());
  observer.observe(document.body, { childList: true, subtree: true });
  const timer = setTimeout(() => observer.disconnect(), PATIENCE);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
