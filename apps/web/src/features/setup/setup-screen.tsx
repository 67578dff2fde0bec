import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api, type Schema } from '~/api/client.js';
import { sessionKey } from '~/api/session-key.js';
import { EntryPage } from '~/ui/entry-page.js';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { ButtonLink } from '~/ui/links.js';

const route = getRouteApi('/setup');
const PASSWORD_LENGTH = 14;

export function SetupScreen() {
  const { t } = useTranslation('setup');
  const { token = '' } = route.useSearch();
  const done = useQuery({ queryKey: ['setup'], queryFn: () => answered(api.GET('/api/setup')) }).data?.open === false;
  const create = useCreateFirstAdministrator();
  const fault = useFieldFaults(create.error);
  const required = (value: string) => (value.trim() === '' ? t('required') : null);
  const form = useForm({
    initialValues: { departmentName: '', fullName: '', username: '', password: '' },
    validate: {
      departmentName: required,
      fullName: required,
      username: required,
      password: (value) => (value.length < PASSWORD_LENGTH ? t('password-short', { count: PASSWORD_LENGTH }) : null),
    },
  });
  const field = (name: keyof typeof form.values) => {
    const { error, ...props } = form.getInputProps(name) as { error?: string };
    return { ...props, error: error ?? fault(name) };
  };
  if (done && !create.isSuccess) {
    return (
      <EntryPage title={t('title')} lead={t('done')}>
        <ButtonLink to="/sign-in">{t('to-sign-in')}</ButtonLink>
      </EntryPage>
    );
  }
  return (
    <EntryPage title={t('title')} lead={token ? t('lead') : t('no-token')}>
      {token ? (
        <Form
          onSubmit={form.onSubmit((values) => create.mutate({ token, ...values }))}
          submitLabel={t('submit')}
          busy={create.isPending}
          error={create.error}
        >
          <TextInput
            label={t('department')}
            description={t('department-hint')}
            autoComplete="organization"
            {...field('departmentName')}
          />
          <TextInput label={t('full-name')} autoComplete="name" {...field('fullName')} />
          <TextInput
            label={t('username')}
            description={t('username-hint')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...field('username')}
          />
          <PasswordInput
            label={t('password')}
            description={t('password-hint', { count: PASSWORD_LENGTH })}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('show-password'), tabIndex: 0 }}
            {...field('password')}
          />
        </Form>
      ) : null}
    </EntryPage>
  );
}

function useCreateFirstAdministrator() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SetupDto'>) => api.POST('/api/setup', { body }),
    onSuccess: async () => {
      // The server may sign the new administrator in at once; if it does not, the shell leads to the sign-in page.
      await client.invalidateQueries({ queryKey: sessionKey });
      await navigate({ to: '/' });
    },
  });
}
