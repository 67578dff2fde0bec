import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatches, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
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
  if (session.data && session.data.unfinished === null) return <Frame />;
  if (session.data !== undefined) return <ToSignIn />;
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

/** Once, with the address as it was: while the sign-in page loads, this still stands and the address has changed. */
function ToSignIn() {
  const navigate = useNavigate();
  const { href } = useRouter().latestLocation;
  const leave = useEffectEvent(() => {
    void navigate({ to: '/sign-in', search: href === '/' ? {} : { to: href }, replace: true });
  });
  useEffect(() => leave(), []);
  return <main id="main" tabIndex={-1} className={classes['lonely']} />;
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
