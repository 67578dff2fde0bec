import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAfter, today } from '~/ui/civil-days.js';
import { DateField } from '~/ui/date-field.js';
import { Form } from '~/ui/form.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { addSidePost, type SidePost, type SidePostKind } from './career-api.js';
import { CareerHeader, Preview, useCareerChange, useDaysText } from './career-form.js';
import { type Person, personQuery } from './people-api.js';
import { UnitSelect } from './unit-select.js';
import { unitTreeQuery } from './units-api.js';

const route = getRouteApi('/signed-in/people/$personId/side-post');

export function SidePostScreen() {
  const { personId } = route.useParams();
  const person = useQuery(personQuery(personId));
  return (
    <Page width="form">
      <QueryState query={person}>{(data) => <SidePostForm person={data} />}</QueryState>
    </Page>
  );
}

interface Values {
  kind: SidePostKind;
  unitId: string;
  position: string;
  from: string;
  last: string;
  decisionNumber: string;
}

function SidePostForm({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const sending = useCareerChange(
    person,
    (order: SidePost) => addSidePost(person.id, order),
    t('side-post.done', { name: person.fullName }),
  );
  const given = (value: string) => (value.trim() === '' ? t('required') : null);
  const form = useForm<Values>({
    initialValues: {
      kind: 'secondment',
      unitId: '',
      position: person.position ?? '',
      from: today(),
      last: '',
      decisionNumber: '',
    },
    validate: {
      unitId: given,
      position: given,
      from: given,
      last: (last, { from }) => (last !== '' && last < from ? t('last-before-from') : null),
    },
  });
  return (
    <>
      <CareerHeader person={person} title={t('side-post.title', { name: person.fullName })} />
      <Form
        onSubmit={form.onSubmit((values) => sending.mutate(orderOf(values)))}
        submitLabel={t('side-post.submit')}
        busy={sending.isPending}
        error={sending.error}
      >
        <NativeSelect
          label={t('side-post.kind')}
          data={[
            { value: 'secondment', label: t('side-post.secondment') },
            { value: 'concurrent', label: t('side-post.concurrent') },
          ]}
          {...form.getInputProps('kind')}
        />
        <UnitSelect
          label={t('side-post.unit')}
          value={form.values.unitId}
          error={form.errors['unitId'] as string | undefined}
          onChange={(unitId) => form.setFieldValue('unitId', unitId)}
        />
        <TextInput label={t('side-post.position')} {...form.getInputProps('position')} />
        <DateField label={t('from')} {...form.getInputProps('from')} />
        <DateField
          label={t('optional', { label: t('last-day') })}
          description={t('side-post.last-hint')}
          {...form.getInputProps('last')}
        />
        <TextInput
          label={t('optional', { label: t('decision-number') })}
          description={t('decision-number-hint')}
          {...form.getInputProps('decisionNumber')}
        />
        <Preview text={usePreview(person, form.values)} />
      </Form>
    </>
  );
}

function orderOf({ last, decisionNumber, ...values }: Values): SidePost {
  return { ...values, ...(last && { to: dayAfter(last) }), ...(decisionNumber && { decisionNumber }) };
}

function usePreview(person: Person, { kind, unitId, from, last }: Values): string | null {
  const { t } = useTranslation('people');
  const days = useDaysText();
  const tree = useQuery(unitTreeQuery());
  const unit = tree.data?.units.find(({ id }) => id === unitId)?.name;
  if (unit === undefined || from === '') return null;
  return t(`preview.${kind}`, {
    days: days(from, last),
    name: person.fullName,
    unit,
    home: person.unitName ?? t('no-unit'),
  });
}
