import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '~/api/api-problem.js';
import { useSignIn } from '~/api/session.js';
import { Form } from '~/ui/form.js';
import { SingleSignOn } from './single-sign-on.js';
import { useRefusal } from './use-refusal.js';

const route = getRouteApi('/sign-in');

export function PasswordStep() {
  const { t } = useTranslation('session');
  const { to, problem } = route.useSearch();
  const signIn = useSignIn();
  const refusal = useRefusal();
  const required = (value: string) => (value.trim() === '' ? t('required') : null);
  const form = useForm({
    initialValues: { username: '', password: '' },
    validate: { username: required, password: required },
  });
  // What single sign-on was refused for comes with the address.
  const brought = problem === undefined ? null : new ApiProblem({ status: 403, code: problem });
  const error = signIn.error ?? brought;
  return (
    <>
      <Form
        onSubmit={form.onSubmit((values) => signIn.mutate({ ...values, username: values.username.trim() }))}
        submitLabel={t('submit')}
        busy={signIn.isPending}
        error={error}
        {...(error && { errorText: refusal(error) })}
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
      <SingleSignOn to={to} />
      <p>{t('forgotten')}</p>
    </>
  );
}
