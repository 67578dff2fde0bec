import { Modal, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAfter, today, useDays } from '~/ui/civil-days.js';
import { DateField } from '~/ui/date-field.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { Preview } from './career-form.js';
import {
  grantRole,
  type Person,
  type PersonAccount,
  type Role,
  type RoleOrder,
  ROLES,
  rolesKey,
} from './people-api.js';
import { UnitSelect } from './unit-select.js';
import { unitTreeQuery } from './units-api.js';

interface GrantRoleDialogProps {
  readonly account: PersonAccount;
  readonly person: Person;
  readonly onClose: () => void;
}

interface GrantForm {
  role: Role | '';
  unitId: string;
  from: string;
  last: string;
}

export function GrantRoleDialog({ account, person, onClose }: GrantRoleDialogProps) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const form = useForm<GrantForm>({
    initialValues: { role: '', unitId: person.unitId ?? '', from: today(), last: '' },
    validate: {
      role: (role) => (role === '' ? t('required') : null),
      unitId: (unitId) => (unitId === '' ? t('required') : null),
      from: (from) => (from === '' ? t('required') : null),
      last: (last, { from }) => (last !== '' && last < from ? t('last-before-from') : null),
    },
  });
  const granting = useMutation({
    mutationFn: (order: RoleOrder) => grantRole(account.id, order),
    onSuccess: async (_, { role }) => {
      await client.invalidateQueries({ queryKey: rolesKey });
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
        onSubmit={form.onSubmit(({ role: chosen, unitId, from, last }) => {
          if (chosen !== '') granting.mutate({ role: chosen, unitId, from, ...(last && { to: dayAfter(last) }) });
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
        <DateField label={t('roles.from')} {...form.getInputProps('from')} />
        <DateField
          label={t('optional', { label: t('roles.last') })}
          description={t('roles.last-hint')}
          {...form.getInputProps('last')}
        />
        <Preview text={useGrantPreview(person, form.values)} />
        <p style={{ margin: 0 }}>{t('roles.signed-out-now')}</p>
      </Form>
    </Modal>
  );
}

function useGrantPreview(person: Person, { role, unitId, from, last }: GrantForm): string | null {
  const { t } = useTranslation('people');
  const days = useDays();
  const unit = useQuery(unitTreeQuery()).data?.units.find(({ id }) => id === unitId)?.name;
  if (role === '' || unit === undefined || from === '') return null;
  return t('roles.preview', {
    name: person.fullName,
    role: t(`role-names.${role}`),
    unit,
    days: days(from, last === '' ? null : dayAfter(last)),
  });
}
