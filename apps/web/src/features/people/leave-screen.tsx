import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import { dayAfter, dayBefore, today } from '~/ui/civil-days.js';
import { DateField } from '~/ui/date-field.js';
import { Form } from '~/ui/form.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { correctLeave, type Leave, LEAVE_KINDS, type LeaveKind, type LeaveOrder, recordLeave } from './career-api.js';
import { CareerHeader, Preview, useCareerChange, useDaysText } from './career-form.js';
import { type Person, personQuery } from './people-api.js';

const route = getRouteApi('/signed-in/people/$personId/leave');

/** A new leave, or with `?leave=` in the address another word on a known one: its end, its days, its kind. */
export function LeaveScreen() {
  const { personId } = route.useParams();
  const { leave = '' } = route.useSearch();
  const person = useQuery(personQuery(personId));
  return (
    <Page width="form">
      <QueryState query={person}>
        {(data) => <LeaveForm person={data} known={data.leaves.find(({ id }) => id === leave) ?? null} />}
      </QueryState>
    </Page>
  );
}

interface Values {
  kind: LeaveKind;
  documentNumber: string;
  from: string;
  last: string;
  longConfirmed: boolean;
}

function LeaveForm({ person, known }: { readonly person: Person; readonly known: Leave | null }) {
  const { t } = useTranslation('people');
  const sending = useCareerChange<LeaveOrder>(
    person,
    (order) => (known === null ? recordLeave(person.id, order) : correctLeave(person.id, known.id, order)),
    t('leave.done', { name: person.fullName }),
  );
  const form = useForm<Values>({
    initialValues: {
      kind: known?.kind ?? 'maternity',
      documentNumber: known?.documentNumber ?? '',
      from: known?.from ?? today(),
      last: known?.to ? dayBefore(known.to) : '',
      longConfirmed: false,
    },
    validate: {
      from: (from) => (from === '' ? t('required') : null),
      documentNumber: (number, values) => (number.trim() === '' && needsDocument(values) ? t('required') : null),
      last: (last, { from }) => (last !== '' && last < from ? t('last-before-from') : null),
    },
  });
  const tooLong = sending.error !== null && asProblem(sending.error).code === 'identity.leave-too-long';
  const documented = needsDocument(form.values);
  const title = known === null ? 'leave.title' : 'leave.correct-title';
  return (
    <>
      <CareerHeader person={person} title={t(title, { name: person.fullName })} />
      <Form
        onSubmit={form.onSubmit((values) => sending.mutate(orderOf(values)))}
        submitLabel={t('leave.submit')}
        busy={sending.isPending}
        error={sending.error}
      >
        <NativeSelect
          label={t('leave.kind')}
          data={LEAVE_KINDS.map((value) => ({ value, label: t(`leave-kinds.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <DateField label={t('from')} {...form.getInputProps('from')} />
        <DateField
          label={t('optional', { label: t('last-day') })}
          description={t('leave.last-hint')}
          {...form.getInputProps('last')}
        />
        <TextInput
          label={documented ? t('leave.document') : t('optional', { label: t('leave.document') })}
          description={t('decision-number-hint')}
          {...form.getInputProps('documentNumber')}
        />
        {tooLong ? (
          <Checkbox label={t('leave.long-confirm')} {...form.getInputProps('longConfirmed', { type: 'checkbox' })} />
        ) : null}
        <Preview text={usePreview(person, form.values)} />
      </Form>
    </>
  );
}

/** A short sick leave, or one whose end nobody knows yet, needs none: the server says the same. */
function needsDocument({ kind, from, last }: Values): boolean {
  if (kind !== 'sick') return true;
  return last !== '' && (Date.parse(last) - Date.parse(from)) / 86_400_000 >= 30;
}

function orderOf({ documentNumber, last, ...values }: Values): LeaveOrder {
  return { ...values, ...(last && { to: dayAfter(last) }), ...(documentNumber && { documentNumber }) };
}

function usePreview(person: Person, { kind, from, last }: Values): string | null {
  const { t } = useTranslation('people');
  const days = useDaysText();
  if (from === '') return null;
  const what = { days: days(from, last), name: person.fullName, kind: t(`leave-kinds.${kind}`).toLowerCase() };
  return t(kind === 'sick' ? 'preview.sick' : 'preview.leave', what);
}
