import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { correctData, type PersonData } from './career-api.js';
import { CareerHeader, useCareerChange } from './career-form.js';
import { type Person, personQuery } from './people-api.js';

const route = getRouteApi('/signed-in/people/$personId/data');
const PERSONAL_NUMBER = /^\d{12}$/u;

export function PersonDataScreen() {
  const { personId } = route.useParams();
  const person = useQuery(personQuery(personId));
  return (
    <Page width="form">
      <QueryState query={person}>{(data) => <PersonDataForm person={data} />}</QueryState>
    </Page>
  );
}

interface Values {
  fullName: string;
  staffCode: string;
  birthDate: string;
  email: string;
  gender: '' | NonNullable<Person['gender']>;
  personalNumber: string;
}

function PersonDataForm({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const sending = useCareerChange(
    person,
    (data: PersonData) => correctData(person.id, data),
    t('data.done', { name: person.fullName }),
  );
  const fault = useFieldFaults(sending.error);
  const form = useForm<Values>({
    initialValues: {
      fullName: person.fullName,
      staffCode: person.staffCode ?? '',
      birthDate: person.birthDate ?? '',
      email: person.email ?? '',
      gender: person.gender ?? '',
      personalNumber: '',
    },
    validate: {
      fullName: (value) => (value.trim() === '' ? t('required') : null),
      personalNumber: (value) => (value === '' || PERSONAL_NUMBER.test(value) ? null : t('personal-number-form')),
    },
  });
  const field = (name: keyof Values) => {
    const { error, ...props } = form.getInputProps(name) as { error?: string };
    return { ...props, error: error ?? fault(name) };
  };
  return (
    <>
      <CareerHeader person={person} title={t('data.title', { name: person.fullName })} />
      <Form
        onSubmit={form.onSubmit((values) => sending.mutate(dataOf(values)))}
        submitLabel={t('data.submit')}
        busy={sending.isPending}
        error={sending.error}
      >
        <TextInput label={t('full-name')} description={t('full-name-hint')} {...field('fullName')} />
        <TextInput label={t('optional', { label: t('staff-code') })} {...field('staffCode')} />
        <DateField label={t('optional', { label: t('birth-date') })} {...field('birthDate')} />
        <TextInput type="email" label={t('optional', { label: t('email') })} {...field('email')} />
        <NativeSelect
          label={t('optional', { label: t('gender') })}
          data={[
            { value: '', label: t('choose') },
            { value: 'female', label: t('genders.female') },
            { value: 'male', label: t('genders.male') },
            { value: 'other', label: t('genders.other') },
          ]}
          {...field('gender')}
        />
        <TextInput
          label={t('optional', { label: t('personal-number') })}
          description={t(person.hasPersonalNumber ? 'personal-number-known' : 'personal-number-hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          {...field('personalNumber')}
        />
      </Form>
    </>
  );
}

function dataOf({ fullName, staffCode, birthDate, email, gender, personalNumber }: Values): PersonData {
  return {
    fullName,
    ...(staffCode && { staffCode }),
    ...(birthDate && { birthDate }),
    ...(email && { email }),
    ...(gender && { gender }),
    ...(personalNumber && { personalNumber }),
  };
}
