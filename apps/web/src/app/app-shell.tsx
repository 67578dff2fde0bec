import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useCan, sessionQuery } from '~/api/session.js';
import { ErrorState } from '~/ui/error-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import { BottomBar } from './bottom-bar.js';
import { ForbiddenPage } from './forbidden-page.js';
import { useNavigation } from './use-navigation.js';
import classes from './shell.module.css';
import { SideNavigation } from './side-navigation.js';
import { TopBar } from './top-bar.js';
import { useLanguageOfSession } from './use-language-of-session.js';

/** The frame of every screen behind the sign-in; nothing of it is drawn before it is known who is there. */
export function AppShell() {
  const session = useQuery(sessionQuery);
  const { href } = useLocation();
  if (session.data) return <Frame />;
  if (session.data === null) return <Navigate to="/sign-in" search={href === '/' ? {} : { to: href }} replace />;
  return (
    <main id="main" tabIndex={-1} className={classes['lonely']}>
      {session.isError ? (
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <LoadingState shape="page" />
      )}
    </main>
  );
}

function Frame() {
  const entries = useNavigation();
  useLanguageOfSession();
  return (
    <div className={classes['shell']}>
      <TopBar />
      <SideNavigation entries={entries} />
      <main id="main" tabIndex={-1} className={classes['main']}>
        <Guarded />
      </main>
      <BottomBar entries={entries} />
    </div>
  );
}

function Guarded() {
  const permission = useMatches({ select: (matches) => matches.at(-1)?.staticData.permission });
  return useCan(permission) ? <Outlet /> : <ForbiddenPage />;
}
