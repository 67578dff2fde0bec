import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { ButtonLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { AnswerDialog } from './answer-dialog.js';
import { type Answer, type PrivacyRequest, requestsQuery } from './privacy-api.js';
import classes from './privacy.module.css';
import { RequestItem } from './request-item.js';

const STATES: readonly PrivacyRequest['state'][] = ['received', 'acknowledged', 'done', 'refused'];

/** The queue of the Office and the administrator: what is due first stands on top. */
export function RequestsScreen() {
  const { t } = useTranslation('privacy');
  const list = useListState();
  const requests = useQuery(requestsQuery(list));
  const options = STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  return (
    <Page>
      <PageHeader title={t('queue.title')} lead={t('queue.lead')} />
      <FilterBar list={list} filters={[{ name: 'state', label: t('queue.state'), options }]} />
      <QueryState query={requests}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('queue.empty')}>{t('queue.empty-advice')}</EmptyState>
          ) : (
            <>
              <ul className={classes['list']}>
                {page.items.map((request) => (
                  <QueuedRequest key={request.id} request={request} />
                ))}
              </ul>
              <Pager page={page} onPage={list.setPage} />
            </>
          )
        }
      </QueryState>
    </Page>
  );
}

function QueuedRequest({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const [answer, setAnswer] = useState<Answer['state'] | null>(null);
  const mayErase = useCan('identity.erase-people');
  const open = request.closedAt === null;
  const answers = (['acknowledged', 'done', 'refused'] as const).filter((state) => state !== request.state);
  const named = { name: request.personName };
  return (
    <>
      <RequestItem
        request={request}
        who={<p className={classes['quiet']}>{[request.personName, request.unitName].filter(Boolean).join(' · ')}</p>}
        actions={
          open ? (
            <Group gap="sm" mt="xs">
              {answers.map((state) => (
                <Button
                  key={state}
                  size="xs"
                  variant="default"
                  aria-label={`${t(`answers.${state}`)}: ${request.personName}`}
                  onClick={() => setAnswer(state)}
                >
                  {t(`answers.${state}`)}
                </Button>
              ))}
              {mayErase && request.kind === 'erasure' ? (
                <ButtonLink
                  to="/people/$personId/erasure"
                  params={{ personId: request.personId }}
                  size="xs"
                  variant="default"
                >
                  {t('erasure.open', named)}
                </ButtonLink>
              ) : null}
            </Group>
          ) : null
        }
      />
      {answer === null ? null : <AnswerDialog request={request} state={answer} onClose={() => setAnswer(null)} />}
    </>
  );
}
