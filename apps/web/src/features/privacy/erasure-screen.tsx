import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { ErrorState } from '~/ui/error-state.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { erase, erasureQuery, type HeldCategory } from './privacy-api.js';
import classes from './privacy.module.css';

const route = getRouteApi('/signed-in/people/$personId/erasure');
const FATES = ['destroyed', 'reduced', 'kept'] as const;

/** What goes and what stays, before anything is done; the name typed is the last word. */
export function ErasureScreen() {
  const { t } = useTranslation('privacy');
  const { personId } = route.useParams();
  const preview = useQuery(erasureQuery(personId));
  return (
    <Page>
      <QueryState query={preview}>
        {({ fullName, obstacle, items }) => (
          <>
            <PageHeader
              title={t('erasure.title', { name: fullName })}
              lead={t('erasure.lead')}
              back={{ to: '/people/$personId', params: { personId }, label: fullName }}
            />
            {obstacle === null ? null : (
              <EmptyState title={t(`erasure.obstacles.${obstacle}`)}>{t('erasure.obstacle-advice')}</EmptyState>
            )}
            {FATES.map((fate) => (
              <FateList key={fate} fate={fate} items={items.filter((item) => item.fate === fate && item.rows > 0)} />
            ))}
            {obstacle === null ? <Confirmation personId={personId} fullName={fullName} /> : null}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function FateList({ fate, items }: { readonly fate: (typeof FATES)[number]; readonly items: readonly HeldCategory[] }) {
  const { t } = useTranslation('privacy');
  if (items.length === 0) return null;
  return (
    <Section title={t(`erasure.fates.${fate}`)} description={t(`erasure.fates-lead.${fate}`)}>
      <ul className={classes['rows']}>
        {items.map(({ code, rows, basis, retention }) => (
          <li key={code}>
            {t(`categories.${code}`)} ({t('held.rows', { count: rows, value: rows })})
            {fate === 'destroyed' ? null : (
              <span className={classes['more']}>
                {t(`bases.${basis}`)} {t(`retentions.${retention}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Confirmation({ personId, fullName }: { readonly personId: string; readonly fullName: string }) {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const erasing = useMutation({
    mutationFn: () => erase(personId, typed),
    onSuccess: async () => {
      await client.invalidateQueries();
      notifyDone(t('erasure.done'));
      await navigate({ to: '/people' });
    },
  });
  return (
    <Section title={t('erasure.confirm')} description={t('erasure.confirm-lead')}>
      <TextInput
        label={t('erasure.type-name', { name: fullName })}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        mb="md"
      />
      {erasing.isError ? <ErrorState error={erasing.error} /> : null}
      <Button
        color="red"
        disabled={typed.trim().normalize('NFC') !== fullName}
        loading={erasing.isPending}
        onClick={() => erasing.mutate()}
      >
        {t('erasure.erase')}
      </Button>
    </Section>
  );
}
