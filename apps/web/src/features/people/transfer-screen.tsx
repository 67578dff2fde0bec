import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { useFormat } from '~/ui/format.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { today } from '~/ui/civil-days.js';
import { Preview } from './career-form.js';
import {
  CATEGORIES,
  type Category,
  peopleKey,
  type Person,
  personQuery,
  type Transfer,
  transferPerson,
} from './people-api.js';
import { UnitSelect } from './unit-select.js';
import { unitsKey, unitTreeQuery } from './units-api.js';

const route = getRouteApi('/signed-in/people/$personId/transfer');

export function TransferScreen() {
  const { personId } = route.useParams();
  const person = useQuery(personQuery(personId));
  return (
    <Page width="form">
      <QueryState query={person}>{(data) => <TransferForm person={data} />}</QueryState>
    </Page>
  );
}

interface TransferFormValues {
  unitId: string;
  effectiveOn: string;
  position: string;
  category: Category;
  decisionNumber: string;
}

function TransferForm({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const transferring = useTransfer(person);
  const fault = useFieldFaults(transferring.error);
  const given = (value: string) => (value.trim() === '' ? t('required') : null);
  const form = useForm<TransferFormValues>({
    initialValues: {
      unitId: '',
      effectiveOn: today(),
      position: person.position ?? '',
      category: person.category ?? 'civil_servant',
      decisionNumber: '',
    },
    validate: { unitId: given, effectiveOn: given, position: given },
  });
  const field = (name: keyof typeof form.values) => {
    const { error, ...props } = form.getInputProps(name) as { error?: string };
    return { ...props, error: error ?? fault(name) };
  };
  return (
    <>
      <PageHeader
        title={t('transfer.title', { name: person.fullName })}
        lead={t('transfer.lead', { unit: person.unitName ?? t('no-unit') })}
        back={{ to: '/people/$personId', params: { personId: person.id }, label: person.fullName }}
      />
      <Form
        onSubmit={form.onSubmit(({ decisionNumber, ...values }) =>
          transferring.mutate({ ...values, ...(decisionNumber && { decisionNumber }) }),
        )}
        submitLabel={t('transfer.submit')}
        busy={transferring.isPending}
        error={transferring.error}
      >
        <UnitSelect
          label={t('transfer.unit')}
          value={form.values.unitId}
          error={form.errors['unitId'] as string | undefined}
          onChange={(unitId) => form.setFieldValue('unitId', unitId)}
        />
        <DateField
          label={t('transfer.effective-on')}
          description={t('transfer.effective-on-hint')}
          {...field('effectiveOn')}
        />
        <TextInput label={t('position')} {...field('position')} />
        <NativeSelect
          label={t('category')}
          data={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
          {...field('category')}
        />
        <TextInput
          label={t('optional', { label: t('decision-number') })}
          description={t('decision-number-hint')}
          {...field('decisionNumber')}
        />
        <Preview text={usePreview(person, form.values)} />
      </Form>
    </>
  );
}

function usePreview(person: Person, { unitId, effectiveOn }: TransferFormValues): string | null {
  const { t } = useTranslation('people');
  const format = useFormat();
  const tree = useQuery(unitTreeQuery());
  const unit = tree.data?.units.find(({ id }) => id === unitId)?.name;
  if (unit === undefined || effectiveOn === '') return null;
  return t('preview.transfer', { day: format.civilDate(effectiveOn), name: person.fullName, unit });
}

function useTransfer(person: Person) {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: Transfer) => transferPerson(person.id, order),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleKey });
      // The tree counts people.
      await client.invalidateQueries({ queryKey: unitsKey });
      notifyDone(t('transfer.done', { name: person.fullName }));
      await navigate({ to: '/people/$personId', params: { personId: person.id } });
    },
  });
}
