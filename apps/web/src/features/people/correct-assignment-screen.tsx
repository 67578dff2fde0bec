import { NativeSelect, Switch, type SwitchProps, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { useCan } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { dayAfter, dayBefore, today } from '~/ui/civil-days.js';
import { Form } from '~/ui/form.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { managedAccountQuery } from './account-admin-api.js';
import { correctAssignment, type Correction } from './career-api.js';
import { CareerHeader, Preview, useCareerChange, useDaysText } from './career-form.js';
import { type Assignment, CATEGORIES, type Category, type Person, personQuery } from './people-api.js';
import { UnitSelect } from './unit-select.js';
import { unitTreeQuery } from './units-api.js';

const route = getRouteApi('/signed-in/people/$personId/assignments/$assignmentId');

export function CorrectAssignmentScreen() {
  const { personId, assignmentId } = route.useParams();
  const { t } = useTranslation('people');
  const person = useQuery(personQuery(personId));
  return (
    <Page width="form">
      <QueryState query={person}>
        {(data) => {
          const wrong = data.assignments.find(({ id, supersededAt }) => id === assignmentId && supersededAt === null);
          return wrong ? (
            <CorrectionForm person={data} wrong={wrong} />
          ) : (
            <EmptyState title={t('correct.gone')}>{t('correct.gone-advice')}</EmptyState>
          );
        }}
      </QueryState>
    </Page>
  );
}

interface Values {
  unitId: string;
  position: string;
  category: Category;
  from: string;
  last: string;
  decisionNumber: string;
  enableAccount: boolean;
}

function CorrectionForm({ person, wrong }: { readonly person: Person; readonly wrong: Assignment }) {
  const { t } = useTranslation('people');
  const sending = useCareerChange(
    person,
    (correction: Correction) => correctAssignment(person.id, wrong.id, correction),
    t('correct.done'),
  );
  const given = (value: string) => (value.trim() === '' ? t('required') : null);
  const form = useForm<Values>({
    initialValues: {
      unitId: wrong.unitId,
      position: wrong.position,
      category: wrong.category,
      from: wrong.from,
      last: wrong.to === null ? '' : dayBefore(wrong.to),
      decisionNumber: wrong.decisionNumber ?? '',
      enableAccount: false,
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
      <CareerHeader person={person} title={t('correct.title', { name: person.fullName })} />
      <Form
        onSubmit={form.onSubmit((values) => sending.mutate(correctionOf(values)))}
        submitLabel={t('correct.submit')}
        busy={sending.isPending}
        error={sending.error}
      >
        <UnitSelect
          label={t('correct.unit')}
          value={form.values.unitId}
          error={form.errors['unitId'] as string | undefined}
          onChange={(unitId) => form.setFieldValue('unitId', unitId)}
        />
        <TextInput label={t('position')} {...form.getInputProps('position')} />
        <NativeSelect
          label={t('category')}
          data={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
          {...form.getInputProps('category')}
        />
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
        <ReopenAccount
          person={person}
          values={form.values}
          {...form.getInputProps('enableAccount', { type: 'checkbox' })}
        />
        <Preview text={usePreview(person, form.values)} />
      </Form>
    </>
  );
}

function correctionOf({ last, decisionNumber, enableAccount, ...values }: Values): Correction {
  return {
    ...values,
    ...(enableAccount && { enableAccount }),
    to: last === '' ? null : dayAfter(last),
    decisionNumber: decisionNumber || null,
  };
}

function usePreview(person: Person, { unitId, from, last }: Values): string | null {
  const { t } = useTranslation('people');
  const days = useDaysText();
  const tree = useQuery(unitTreeQuery());
  const unit = tree.data?.units.find(({ id }) => id === unitId)?.name;
  if (unit === undefined || from === '') return null;
  return t('preview.correction', { days: days(from, last), name: person.fullName, unit });
}

interface ReopenAccountProps extends SwitchProps {
  readonly person: Person;
  readonly values: Values;
}

/** Asked where the correction takes an end of service back; closed stays what nobody opens. */
function ReopenAccount({ person, values, ...field }: ReopenAccountProps) {
  const { t } = useTranslation('people');
  const mayManage = useCan('identity.manage-accounts');
  const accountId = person.account?.id ?? '';
  const account = useQuery({ ...managedAccountQuery(accountId), enabled: mayManage && accountId !== '' });
  const serves = values.from !== '' && values.from <= today() && (values.last === '' || values.last >= today());
  if (account.data?.disabledWhy !== 'end-of-service' || !serves) return null;
  const { username } = account.data;
  return <Switch label={t('correct.enable', { username })} description={t('correct.enable-hint')} {...field} />;
}
