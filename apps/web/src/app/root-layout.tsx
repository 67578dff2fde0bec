import { Outlet } from '@tanstack/react-router';
import { NoticeRegion } from './notice-region.js';
import { OfflineNotice } from './offline-notice.js';
import { RouteFocus } from './route-focus.js';
import { SkipLink } from './skip-link.js';

export function RootLayout() {
  return (
    <>
      <SkipLink />
      <RouteFocus />
      <OfflineNotice />
      <Outlet />
      <NoticeRegion />
    </>
  );
}
