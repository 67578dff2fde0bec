import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { useFormat } from '~/ui/format.js';
import { notifyDone } from '~/ui/notify.js';
import {
  ACCOUNT_ACTS,
  type AccountAct,
  issuePasswordLink,
  openAccount,
  type PasswordLink,
} from './account-admin-api.js';
import { peopleKey, type Person } from './people-api.js';

interface ActDialogProps {
  readonly act: AccountAct;
  readonly accountId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Says first what the act does, and what it does to the open sessions. */
export function ActDialog({ act, accountId, name, onClose }: ActDialogProps) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const acting = useMutation({
    mutationFn: () => ACCOUNT_ACTS[act](accountId),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleKey });
      notifyDone(t(`account-admin.${act}.done`, { name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`account-admin.${act}.title`, { name })}
      consequences={[t(`account-admin.${act}.effect`), t(`account-admin.${act}.sessions`)]}
      confirmLabel={t(`account-admin.${act}.act`)}
      onConfirm={() => acting.mutate()}
      busy={acting.isPending}
      error={acting.error}
      danger={act === 'disable' || act === 'factor-reset'}
    />
  );
}

interface LinkDialogProps {
  readonly accountId: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function LinkDialog({ accountId, name, onClose }: LinkDialogProps) {
  const { t } = useTranslation('people');
  const issuing = useMutation({ mutationFn: () => issuePasswordLink(accountId) });
  if (issuing.data) return <ShownLink link={issuing.data} name={name} onClose={onClose} />;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('account-admin.link.title', { name })}
      consequences={[t('account-admin.link.effect'), t('account-admin.link.sessions')]}
      confirmLabel={t('account-admin.link.act')}
      onConfirm={() => issuing.mutate()}
      busy={issuing.isPending}
      error={issuing.error}
    />
  );
}

export function OpenAccountDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const opening = useMutation({ mutationFn: (username: string) => openAccount(person.id, username) });
  const fault = useFieldFaults(opening.error);
  const form = useForm({
    initialValues: { username: '' },
    validate: { username: (value) => (value.trim() === '' ? t('required') : null) },
  });
  const done = (): void => {
    void client.invalidateQueries({ queryKey: peopleKey });
    onClose();
  };
  if (opening.data) return <ShownLink link={opening.data} name={person.fullName} onClose={done} />;
  const { error, ...field } = form.getInputProps('username') as { error?: string };
  return (
    <AccountModal title={t('account-admin.open.title', { name: person.fullName })} onClose={onClose}>
      <p style={{ margin: 0 }}>{t('account-admin.open.effect')}</p>
      <Form
        onSubmit={form.onSubmit(({ username }) => opening.mutate(username.trim()))}
        submitLabel={t('account-admin.open.act')}
        busy={opening.isPending}
        error={opening.error}
      >
        <TextInput
          label={t('account.username')}
          description={t('account.username-hint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          {...field}
          error={error ?? fault('username')}
        />
      </Form>
    </AccountModal>
  );
}

interface ShownLinkProps {
  readonly link: PasswordLink;
  readonly name: string;
  readonly onClose: () => void;
}

/** Stands here this once; a click beside it does not lose it. */
function ShownLink({ link, name, onClose }: ShownLinkProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const address = `${location.origin}/reset-password#${link.token}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    notifyDone(t('account-admin.link.copied'));
  };
  return (
    <AccountModal title={t('account-admin.link.ready', { name })} onClose={onClose}>
      <p style={{ margin: 0 }}>{t('account-admin.link.once')}</p>
      <TextInput
        label={t('account-admin.link.label')}
        description={t('account-admin.link.expires', { at: format.instant(link.expiresAt) })}
        value={address}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end" gap="sm">
        {/* Browsers give the clipboard to pages over TLS alone; elsewhere the field is marked and copied by hand. */}
        {'clipboard' in navigator ? (
          <Button variant="default" onClick={() => void copy()}>
            {t('account-admin.link.copy')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('account-admin.link.kept')}</Button>
      </Group>
    </AccountModal>
  );
}

interface AccountModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function AccountModal({ title, onClose, children }: AccountModalProps) {
  const { t } = useTranslation('people');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      styles={{ title: { fontWeight: 600, fontSize: '1.125rem' } }}
    >
      <Stack gap="md">{children}</Stack>
    </Modal>
  );
}
