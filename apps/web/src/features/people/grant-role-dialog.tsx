import { Modal, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { grantRole, type Person, type PersonAccount, type Role, ROLES, rolesQuery } from './people-api.js';
import { UnitSelect } from './unit-select.js';

interface GrantRoleDialogProps {
  readonly account: PersonAccount;
  readonly person: Person;
  readonly onClose: () => void;
}

interface GrantForm {
  role: Role | '';
  unitId: string;
}

export function GrantRoleDialog({ account, person, onClose }: GrantRoleDialogProps) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const form = useForm<GrantForm>({
    initialValues: { role: '', unitId: person.unitId ?? '' },
    validate: {
      role: (role) => (role === '' ? t('required') : null),
      unitId: (unitId) => (unitId === '' ? t('required') : null),
    },
  });
  const granting = useMutation({
    mutationFn: (order: { role: Role; unitId: string }) => grantRole(account.id, order),
    onSuccess: async (_, { role }) => {
      await client.invalidateQueries({ queryKey: rolesQuery(account.id).queryKey });
      notifyDone(t('roles.granted', { role: t(`role-names.${role}`), name: person.fullName }));
      onClose();
    },
  });
  const { role } = form.values;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('roles.grant-title', { name: person.fullName })}
      styles={{ title: { fontWeight: 600, fontSize: '1.125rem' } }}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form
        onSubmit={form.onSubmit(({ role: chosen, unitId }) => {
          if (chosen !== '') granting.mutate({ role: chosen, unitId });
        })}
        submitLabel={t('roles.grant')}
        busy={granting.isPending}
        error={granting.error}
      >
        <NativeSelect
          label={t('roles.role')}
          {...(role === '' ? {} : { description: t(`role-effects.${role}`) })}
          data={[
            { value: '', label: t('choose') },
            ...ROLES.map((value) => ({ value, label: t(`role-names.${value}`) })),
          ]}
          {...form.getInputProps('role')}
        />
        <UnitSelect
          label={t('roles.unit')}
          description={t('roles.unit-hint')}
          value={form.values.unitId}
          error={form.errors['unitId'] as string | undefined}
          onChange={(unitId) => form.setFieldValue('unitId', unitId)}
        />
        <p style={{ margin: 0 }}>{t('roles.signed-out')}</p>
      </Form>
    </Modal>
  );
}
