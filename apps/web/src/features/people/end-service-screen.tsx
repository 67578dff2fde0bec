import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { Form } from '~/ui/form.js';
import { useFormat } from '~/ui/format.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { endService } from './career-api.js';
import { CareerHeader, Preview, useCareerChange } from './career-form.js';
import { type Person, personQuery } from './people-api.js';

const route = getRouteApi('/signed-in/people/$personId/end-of-service');

export function EndServiceScreen() {
  const { personId } = route.useParams();
  const person = useQuery(personQuery(personId));
  return (
    <Page width="form">
      <QueryState query={person}>{(data) => <EndServiceForm person={data} />}</QueryState>
    </Page>
  );
}

function EndServiceForm({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const sending = useCareerChange(
    person,
    (order: { endsOn: string; decisionNumber?: string }) => endService(person.id, order),
    t('end-service.done', { name: person.fullName }),
  );
  const form = useForm({
    initialValues: { endsOn: '', decisionNumber: '' },
    validate: { endsOn: (value) => (value === '' ? t('required') : null) },
  });
  const { endsOn } = form.values;
  return (
    <>
      <CareerHeader person={person} title={t('end-service.title', { name: person.fullName })} />
      <Form
        onSubmit={form.onSubmit(({ decisionNumber, ...values }) =>
          sending.mutate({ ...values, ...(decisionNumber && { decisionNumber }) }),
        )}
        submitLabel={t('end-service.submit')}
        busy={sending.isPending}
        error={sending.error}
      >
        <DateField
          label={t('end-service.ends-on')}
          description={t('end-service.ends-on-hint')}
          {...form.getInputProps('endsOn')}
        />
        <TextInput
          label={t('optional', { label: t('decision-number') })}
          description={t('decision-number-hint')}
          {...form.getInputProps('decisionNumber')}
        />
        <Preview
          text={
            endsOn === ''
              ? null
              : t('preview.end-service', {
                  day: format.civilDate(endsOn),
                  name: person.fullName,
                  unit: person.unitName,
                })
          }
        />
      </Form>
    </>
  );
}
