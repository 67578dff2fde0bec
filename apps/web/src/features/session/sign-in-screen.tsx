import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionKey } from '~/api/session-key.js';
import { sessionQuery } from '~/api/session.js';
import { EntryPage } from '~/ui/entry-page.js';
import { CodeStep } from './code-step.js';
import { EnrolmentStep } from './enrolment-step.js';
import { PasswordStep } from './password-step.js';
import { ReplacePasswordStep } from './replace-password-step.js';

const route = getRouteApi('/sign-in');

/** One question after the other: the password, the second factor, what has to be set up before anything opens. */
export function SignInScreen() {
  const { t } = useTranslation('session');
  const { to } = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const kept = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: sessionKey });
    setCodes(null);
  };
  // The server sees the enrolment as done with the first code; here it lasts until the recovery codes are kept.
  const step = codes === null ? (session?.unfinished ?? null) : 'enrolment';
  if (session && step === null) return <Navigate to={pathWithin(to)} replace />;
  switch (step) {
    case 'second-factor':
      return (
        <EntryPage key={step} title={t('code.title')} lead={t('code.lead')}>
          <CodeStep />
        </EntryPage>
      );
    case 'enrolment':
      return (
        <EntryPage key={step} title={t('enrol.title')} lead={codes === null ? t('enrol.lead') : t('enrol.done')}>
          <EnrolmentStep codes={codes} onEnrolled={setCodes} onKept={() => void kept()} />
        </EntryPage>
      );
    case 'password-change':
      return (
        <EntryPage key={step} title={t('replace.title')} lead={t('replace.lead')}>
          <ReplacePasswordStep />
        </EntryPage>
      );
    case null:
      return (
        <EntryPage title={t('title')} lead={t('lead')}>
          <PasswordStep />
        </EntryPage>
      );
  }
}

/** Only back into this application: an address from outside is not followed. */
function pathWithin(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}
