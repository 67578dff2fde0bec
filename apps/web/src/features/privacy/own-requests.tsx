import { NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { QueryState } from '~/ui/query-state.js';
import { fileRequest, ownRequestsKey, ownRequestsQuery, REQUEST_KINDS, type RequestKind } from './privacy-api.js';
import classes from './privacy.module.css';
import { RequestItem } from './request-item.js';

const SHORTEST = 10;

/** What was asked and where it stands, and the form for another request. */
export function OwnRequests() {
  const { t } = useTranslation('privacy');
  const requests = useQuery(ownRequestsQuery);
  return (
    <>
      <QueryState query={requests}>
        {({ items }) => (
          <ul className={classes['list']}>
            {items.map((request) => (
              <RequestItem key={request.id} request={request} />
            ))}
          </ul>
        )}
      </QueryState>
      <details className={classes['details']}>
        <summary>{t('requests.file')}</summary>
        <RequestForm />
      </details>
    </>
  );
}

function RequestForm() {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const form = useForm<{ kind: RequestKind; text: string }>({
    initialValues: { kind: 'correction', text: '' },
    validate: { text: (text) => (text.trim().length < SHORTEST ? t('requests.text-short') : null) },
  });
  const filing = useMutation({
    mutationFn: fileRequest,
    onSuccess: (requests) => {
      client.setQueryData(ownRequestsKey, requests);
      form.reset();
      notifyDone(t('requests.filed'));
    },
  });
  const fault = useFieldFaults(filing.error);
  return (
    <Form
      onSubmit={form.onSubmit((values) => filing.mutate(values))}
      submitLabel={t('requests.submit')}
      busy={filing.isPending}
      error={filing.error}
    >
      <NativeSelect
        label={t('requests.kind')}
        data={REQUEST_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <Textarea
        label={t('requests.text')}
        description={t('requests.text-hint')}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps('text')}
        error={form.errors['text'] ?? fault('text')}
      />
    </Form>
  );
}
