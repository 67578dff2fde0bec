import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '~/api/client.js';
import { sessionKey } from '~/api/session-key.js';
import { Form } from './form.js';
import { notifyDone } from './notify.js';

const LEAST = 8;

interface PasswordChangeFormProps {
  /** 8 beside a second factor, 14 alone, left out where that is not known; the server knows, this only spares a way. */
  readonly min?: number;
  readonly actions?: ReactNode;
}

export function PasswordChangeForm({ min, actions }: PasswordChangeFormProps) {
  const { t } = useTranslation('ui');
  const client = useQueryClient();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', again: '' },
    validate: {
      currentPassword: (value) => (value === '' ? t('password-change.required') : null),
      newPassword: (value) =>
        [...value].length < (min ?? LEAST) ? t('password-change.short', { count: min ?? LEAST }) : null,
      again: (value, { newPassword }) => (value === newPassword ? null : t('password-change.differs')),
    },
  });
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) => api.POST('/api/session/password', { body }),
    onSuccess: async () => {
      form.reset();
      notifyDone(t('password-change.done'));
      await client.invalidateQueries({ queryKey: sessionKey });
    },
  });
  const visibility = { 'aria-label': t('password-change.show'), tabIndex: 0 };
  return (
    <Form
      onSubmit={form.onSubmit(({ currentPassword, newPassword }) => change.mutate({ currentPassword, newPassword }))}
      submitLabel={t('password-change.submit')}
      busy={change.isPending}
      error={change.error}
      actions={actions}
    >
      <PasswordInput
        label={t('password-change.current')}
        autoComplete="current-password"
        visibilityToggleButtonProps={visibility}
        {...form.getInputProps('currentPassword')}
      />
      <PasswordInput
        label={t('password-change.next')}
        description={min === undefined ? t('password-change.hint') : t('password-change.hint-of', { count: min })}
        autoComplete="new-password"
        visibilityToggleButtonProps={visibility}
        {...form.getInputProps('newPassword')}
      />
      <PasswordInput
        label={t('password-change.again')}
        autoComplete="new-password"
        visibilityToggleButtonProps={visibility}
        {...form.getInputProps('again')}
      />
    </Form>
  );
}
