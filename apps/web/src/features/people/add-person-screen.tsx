import { NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { emptyPerson, PASSWORD_LENGTH, type PersonForm, personOf } from './add-person-form.js';
import { addPerson, CATEGORIES, peopleKey } from './people-api.js';
import { UnitSelect } from './unit-select.js';
import { unitsKey } from './units-api.js';

export function AddPersonScreen() {
  const { t } = useTranslation('people');
  const adding = useAddPerson();
  const form = useForm<PersonForm>({ initialValues: emptyPerson(), validate: useChecks() });
  const fault = useFieldFaults(adding.error);
  const field = (name: keyof PersonForm, path: string = name) => {
    const { error, ...props } = form.getInputProps(name) as { error?: string };
    return { ...props, error: error ?? fault(path) };
  };
  return (
    <Page width="form">
      <PageHeader title={t('add')} lead={t('add-lead')} back={{ to: '/people', label: t('title') }} />
      <Form
        onSubmit={form.onSubmit((values) => adding.mutate(values))}
        submitLabel={t('add')}
        busy={adding.isPending}
        error={adding.error}
      >
        <TextInput label={t('full-name')} description={t('full-name-hint')} {...field('fullName')} />
        <TextInput label={t('optional', { label: t('staff-code') })} {...field('staffCode')} />
        <DateField label={t('optional', { label: t('birth-date') })} {...field('birthDate')} />
        <TextInput type="email" label={t('optional', { label: t('email') })} {...field('email')} />
        <TextInput
          label={t('optional', { label: t('personal-number') })}
          description={t('personal-number-hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          {...field('personalNumber')}
        />
        <UnitSelect
          label={t('unit-name')}
          value={form.values.unitId}
          error={form.errors['unitId'] as string | undefined}
          onChange={(unitId) => form.setFieldValue('unitId', unitId)}
        />
        <TextInput label={t('position')} {...field('position', 'assignment.position')} />
        <NativeSelect
          label={t('category')}
          data={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
          {...field('category', 'assignment.category')}
        />
        <DateField label={t('from')} {...field('from', 'assignment.from')} />
        <Switch label={t('account.create')} {...form.getInputProps('withAccount', { type: 'checkbox' })} />
        {form.values.withAccount ? (
          <>
            <TextInput
              label={t('account.username')}
              description={t('account.username-hint')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              {...field('username', 'account.username')}
            />
            <PasswordInput
              label={t('account.password')}
              description={t('account.password-hint', { count: PASSWORD_LENGTH })}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('account.show-password'), tabIndex: 0 }}
              {...field('password', 'account.password')}
            />
          </>
        ) : null}
      </Form>
    </Page>
  );
}

function useChecks() {
  const { t } = useTranslation('people');
  const given = (value: string) => (value.trim() === '' ? t('required') : null);
  const givenWithAccount = (value: string, { withAccount }: PersonForm) => (withAccount ? given(value) : null);
  return {
    fullName: given,
    personalNumber: (value: string) => (value === '' || /^\d{12}$/u.test(value) ? null : t('personal-number-form')),
    unitId: given,
    position: given,
    from: given,
    username: givenWithAccount,
    password: (value: string, { withAccount }: PersonForm) =>
      withAccount && value.length < PASSWORD_LENGTH ? t('account.password-short', { count: PASSWORD_LENGTH }) : null,
  };
}

function useAddPerson() {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: PersonForm) => addPerson(personOf(values)),
    onSuccess: async ({ id }, { fullName }) => {
      await client.invalidateQueries({ queryKey: peopleKey });
      // The tree counts people.
      await client.invalidateQueries({ queryKey: unitsKey });
      notifyDone(t('added', { name: fullName }));
      await navigate({ to: '/people/$personId', params: { personId: id } });
    },
  });
}
