import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import { answered, api } from '~/api/client.js';
import { EntryPage } from '~/ui/entry-page.js';
import { Form } from '~/ui/form.js';
import { ButtonLink } from '~/ui/links.js';
import { QueryState } from '~/ui/query-state.js';

/** The token stands behind the # of the address: no server or proxy ever writes it into a log. */
export function ResetPasswordScreen() {
  const { t } = useTranslation('session');
  const [token] = useState(() => location.hash.slice(1));
  const [done, setDone] = useState(false);
  const link = useQuery({
    queryKey: ['session', 'password-link'],
    queryFn: () => answered(api.POST('/api/password-links/look', { body: { token } })),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (done) {
    return (
      <EntryPage title={t('reset.done-title')} lead={t('reset.done-lead')}>
        <ButtonLink to="/sign-in">{t('submit')}</ButtonLink>
      </EntryPage>
    );
  }
  if (link.error && asProblem(link.error).code === 'identity.password-link-refused') {
    return (
      <EntryPage title={t('reset.dead-title')} lead={t('reset.dead-lead')}>
        <ButtonLink to="/sign-in" variant="default">
          {t('reset.to-sign-in')}
        </ButtonLink>
      </EntryPage>
    );
  }
  return (
    <EntryPage title={t('reset.title')} lead={token === '' ? t('reset.no-token') : t('reset.lead')}>
      {token === '' ? null : (
        <QueryState query={link}>
          {({ username, passwordMin }) => (
            <ResetForm token={token} username={username} passwordMin={passwordMin} onDone={() => setDone(true)} />
          )}
        </QueryState>
      )}
    </EntryPage>
  );
}

interface ResetFormProps {
  readonly token: string;
  readonly username: string;
  readonly passwordMin: number;
  readonly onDone: () => void;
}

function ResetForm({ token, username, passwordMin, onDone }: ResetFormProps) {
  const { t } = useTranslation('session');
  const redeem = useMutation({
    mutationFn: (newPassword: string) => api.POST('/api/password-links/redeem', { body: { token, newPassword } }),
    onSuccess: onDone,
  });
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (value) => ([...value].length < passwordMin ? t('reset.short', { count: passwordMin }) : null),
    },
  });
  return (
    <Form
      onSubmit={form.onSubmit(({ password }) => redeem.mutate(password))}
      submitLabel={t('reset.submit')}
      busy={redeem.isPending}
      error={redeem.error}
    >
      <TextInput label={t('username')} value={username} readOnly autoComplete="username" />
      <PasswordInput
        label={t('reset.password')}
        description={t('reset.hint', { count: passwordMin })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('show-password'), tabIndex: 0 }}
        {...form.getInputProps('password')}
      />
    </Form>
  );
}
