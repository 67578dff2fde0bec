import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import { sessionQuery, useSignIn } from '~/api/session.js';
import { Form } from '~/ui/form.js';
import { useProblemText } from '~/ui/problem-text.js';
import { EntryPage } from '~/ui/entry-page.js';

const route = getRouteApi('/sign-in');

export function SignInScreen() {
  const { t } = useTranslation('session');
  const { to } = route.useSearch();
  const session = useQuery(sessionQuery);
  const signIn = useSignIn();
  const refusal = useRefusal();
  const required = (value: string) => (value.trim() === '' ? t('required') : null);
  const form = useForm({
    initialValues: { username: '', password: '' },
    validate: { username: required, password: required },
  });
  if (session.data) return <Navigate to={pathWithin(to)} replace />;
  return (
    <EntryPage title={t('title')} lead={t('lead')}>
      <Form
        onSubmit={form.onSubmit((values) => signIn.mutate({ ...values, username: values.username.trim() }))}
        submitLabel={t('submit')}
        busy={signIn.isPending}
        error={signIn.error}
        errorText={refusal(signIn.error)}
      >
        <TextInput
          label={t('username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('username')}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('show-password'), tabIndex: 0 }}
          {...form.getInputProps('password')}
        />
      </Form>
      <p>{t('forgotten')}</p>
    </EntryPage>
  );
}

/** Only back into this application: an address from outside is not followed. */
function pathWithin(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}

/** Says how long to wait when the server says so. */
function useRefusal(): (error: unknown) => string {
  const { t } = useTranslation('session');
  const text = useProblemText();
  return (error) => {
    const { status, code, facts } = asProblem(error);
    const seconds = Number(facts['retryAfterSeconds'] ?? 60);
    const count = Math.max(1, Math.ceil(seconds / 60));
    if (code === 'identity.sign-in-locked') return t('locked', { count });
    return status === 429 ? t('too-many', { count }) : text(error);
  };
}
