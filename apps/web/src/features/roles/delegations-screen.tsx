import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { EmptyState } from '~/ui/empty-state.js';
import { ButtonLink } from '~/ui/links.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { DelegationLine } from './delegation-line.js';
import { type Delegation, delegationsQuery, takeBack } from './delegations-api.js';
import classes from './roles.module.css';

/** What one lends while away, and what one was lent. */
export function DelegationsScreen() {
  const { t } = useTranslation('roles');
  const delegations = useQuery(delegationsQuery);
  const [ending, setEnding] = useState<Delegation | null>(null);
  const mayLend = (delegations.data?.delegable.length ?? 0) > 0;
  return (
    <Page width="reading">
      <PageHeader
        title={t('delegations.title')}
        lead={t('delegations.lead')}
        back={{ to: '/account', label: t('delegations.back') }}
        actions={mayLend ? <ButtonLink to="/delegations/new">{t('delegations.open')}</ButtonLink> : null}
      />
      <QueryState query={delegations}>
        {({ given, received }) => (
          <>
            <Section title={t('delegations.given')}>
              {given.length === 0 ? (
                <EmptyState title={t('delegations.none-given')}>
                  {t(mayLend ? 'delegations.none-given-advice' : 'delegations.nothing-to-lend')}
                </EmptyState>
              ) : (
                <ul className={classes['lines']}>
                  {given.map((delegation) => (
                    <DelegationLine
                      key={delegation.id}
                      delegation={delegation}
                      given
                      action={
                        <Button
                          variant="subtle"
                          color="red"
                          onClick={() => setEnding(delegation)}
                          aria-label={t('delegations.end-named', { name: delegation.delegateName })}
                        >
                          {t('delegations.end')}
                        </Button>
                      }
                    />
                  ))}
                </ul>
              )}
            </Section>
            <Section title={t('delegations.received')}>
              {received.length === 0 ? (
                <EmptyState title={t('delegations.none-received')} />
              ) : (
                <ul className={classes['lines']}>
                  {received.map((delegation) => (
                    <DelegationLine key={delegation.id} delegation={delegation} />
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </QueryState>
      {ending ? <EndDialog delegation={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  );
}

function EndDialog({ delegation, onClose }: { readonly delegation: Delegation; readonly onClose: () => void }) {
  const { t } = useTranslation('roles');
  const { t: people } = useTranslation('people');
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => takeBack(delegation.id),
    onSuccess: () => {
      notifyDone(t('delegations.ended', { name: delegation.delegateName }));
      onClose();
    },
    // Also when an administrator was quicker: the list then shows what is left.
    onSettled: () => client.invalidateQueries({ queryKey: delegationsQuery.queryKey }),
  });
  const name = delegation.delegateName;
  const role = people(`role-names.${delegation.role}`);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('delegations.end-title', { name })}
      consequences={[t('delegations.end-effect', { name, role }), t('delegations.signed-out', { name })]}
      confirmLabel={t('delegations.end')}
      onConfirm={() => ending.mutate()}
      busy={ending.isPending}
      error={ending.error}
      danger
    />
  );
}
