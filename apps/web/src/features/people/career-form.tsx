import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { peopleKey, type Person } from './people-api.js';
import { unitsKey } from './units-api.js';
import classes from './people.module.css';

export function CareerHeader({ person, title }: { readonly person: Person; readonly title: string }) {
  const { t } = useTranslation('people');
  return (
    <PageHeader
      title={title}
      lead={t('transfer.lead', { unit: person.unitName ?? t('no-unit') })}
      back={{ to: '/people/$personId', params: { personId: person.id }, label: person.fullName }}
    />
  );
}

/** What will be true once the form is sent, in one sentence; said aloud when it changes. */
export function Preview({ text }: { readonly text: string | null }) {
  const { t } = useTranslation('people');
  return (
    <p className={classes['preview']} aria-live="polite">
      {text ?? t('preview.incomplete')}
    </p>
  );
}

/** "từ 01/07/2026 đến hết 31/12/2026", or without an end. */
export function useDaysText(): (from: string, last: string) => string {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (from, last) =>
    last === ''
      ? t('preview.days-open', { from: format.civilDate(from) })
      : t('preview.days-closed', { from: format.civilDate(from), to: format.civilDate(last) });
}

/** Sends a change of somebody's career and goes back to their page. */
export function useCareerChange<Order>(person: Person, send: (order: Order) => Promise<unknown>, done: string) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleKey });
      // The tree counts people.
      await client.invalidateQueries({ queryKey: unitsKey });
      notifyDone(done);
      await navigate({ to: '/people/$personId', params: { personId: person.id } });
    },
  });
}
