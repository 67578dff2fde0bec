import { NativeSelect, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAfter, today, useDays } from '~/ui/civil-days.js';
import { DateField } from '~/ui/date-field.js';
import { EmptyState } from '~/ui/empty-state.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { CandidateSelect } from './candidate-select.js';
import { type DelegableGrant, delegate, delegationsQuery } from './delegations-api.js';
import classes from './roles.module.css';

interface Values {
  grantId: string;
  from: string;
  last: string;
  accountId: string;
  name: string;
  reason: string;
  documentNumber: string;
}

export function DelegateScreen() {
  const { t } = useTranslation('roles');
  const delegations = useQuery(delegationsQuery);
  return (
    <Page width="form">
      <PageHeader
        title={t('delegate.title')}
        lead={t('delegate.lead')}
        back={{ to: '/delegations', label: t('delegations.title') }}
      />
      <QueryState query={delegations}>
        {({ delegable }) =>
          delegable.length === 0 ? (
            <EmptyState title={t('delegations.nothing-to-lend')} />
          ) : (
            <DelegateForm grants={delegable} />
          )
        }
      </QueryState>
    </Page>
  );
}

function DelegateForm({ grants }: { readonly grants: readonly DelegableGrant[] }) {
  const { t } = useTranslation('roles');
  const form = useDelegateForm(grants);
  const sending = useSending();
  const { grantId, from } = form.values;
  return (
    <Form
      onSubmit={form.onSubmit((values) => sending.mutate(values))}
      submitLabel={t('delegate.submit')}
      busy={sending.isPending}
      error={sending.error}
    >
      <GrantChoice grants={grants} form={form} />
      <DateField label={t('delegate.from')} min={today()} {...form.getInputProps('from')} />
      <DateField label={t('delegate.last')} min={from} {...form.getInputProps('last')} />
      <CandidateSelect
        grantId={grantId}
        from={from}
        value={form.values.accountId}
        error={form.errors['accountId'] as string | undefined}
        onChange={(accountId, name) => form.setValues({ accountId, name })}
      />
      <TextInput
        label={t('delegate.reason')}
        description={t('delegate.reason-hint')}
        maxLength={300}
        {...form.getInputProps('reason')}
      />
      <TextInput
        label={t('delegate.document')}
        description={t('delegate.document-hint')}
        maxLength={100}
        {...form.getInputProps('documentNumber')}
      />
      <p className={classes['preview']} aria-live="polite">
        {usePreview(grants, form.values) ?? t('delegate.preview-incomplete')}
      </p>
    </Form>
  );
}

type DelegateForm = UseFormReturnType<Values>;

function useDelegateForm(grants: readonly DelegableGrant[]): DelegateForm {
  const { t } = useTranslation('roles');
  const given = (value: string) => (value.trim() === '' ? t('required') : null);
  return useForm<Values>({
    initialValues: {
      grantId: grants[0]?.id ?? '',
      from: today(),
      last: '',
      accountId: '',
      name: '',
      reason: '',
      documentNumber: '',
    },
    validate: {
      grantId: given,
      from: (from) => given(from) ?? (from < today() ? t('delegate.from-past') : null),
      last: (last, { from }) => given(last) ?? (last < from ? t('delegate.last-before-from') : null),
      accountId: given,
      reason: given,
    },
  });
}

function useSending() {
  const { t } = useTranslation('roles');
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ grantId, accountId, from, last, reason, documentNumber }: Values) =>
      delegate({
        grantId,
        accountId,
        from,
        to: dayAfter(last),
        reason: reason.trim(),
        ...(documentNumber.trim() && { documentNumber: documentNumber.trim() }),
      }),
    onSuccess: async (_, { name }) => {
      await client.invalidateQueries({ queryKey: delegationsQuery.queryKey });
      notifyDone(t('delegate.done', { name }));
      await navigate({ to: '/delegations' });
    },
  });
}

function GrantChoice({ grants, form }: { readonly grants: readonly DelegableGrant[]; readonly form: DelegateForm }) {
  const { t } = useTranslation('roles');
  const { t: people } = useTranslation('people');
  return (
    <NativeSelect
      label={t('delegate.role')}
      description={t('delegate.role-hint')}
      data={grants.map(({ id, role, unitName }) => ({
        value: id,
        label: `${people(`role-names.${role}`)} – ${unitName ?? people('no-unit')}`,
      }))}
      value={form.values.grantId}
      error={form.errors['grantId']}
      onChange={(event) => form.setValues({ grantId: event.currentTarget.value, accountId: '', name: '' })}
    />
  );
}

function usePreview(grants: readonly DelegableGrant[], { grantId, name, from, last }: Values): string | null {
  const { t } = useTranslation('roles');
  const { t: people } = useTranslation('people');
  const days = useDays();
  const grant = grants.find(({ id }) => id === grantId);
  if (grant === undefined || name === '' || from === '' || last === '') return null;
  return t('delegate.preview', {
    name,
    role: people(`role-names.${grant.role}`),
    unit: grant.unitName ?? people('no-unit'),
    days: days(from, dayAfter(last)),
  });
}
