import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standingOf, useDays } from '~/ui/civil-days.js';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { EmptyState } from '~/ui/empty-state.js';
import { notifyDone } from '~/ui/notify.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { GrantRoleDialog } from './grant-role-dialog.js';
import { type Person, type PersonAccount, revokeRole, type RoleGrant, rolesKey, rolesQuery } from './people-api.js';
import classes from './people.module.css';

interface RoleGrantsProps {
  readonly account: PersonAccount;
  readonly person: Person;
}

export function RoleGrants({ account, person }: RoleGrantsProps) {
  const { t } = useTranslation('people');
  const grants = useQuery(rolesQuery(account.id));
  const [granting, { open, close }] = useDisclosure(false);
  const [revoking, setRevoking] = useState<RoleGrant | null>(null);
  return (
    <Section
      title={t('roles.title')}
      description={t('roles.lead')}
      actions={
        <Button variant="default" onClick={open}>
          {t('roles.grant')}
        </Button>
      }
    >
      <QueryState query={grants}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('roles.empty')}>{t('roles.empty-advice')}</EmptyState>
          ) : (
            <ul className={classes['grants']}>
              {items.map((grant) => (
                <GrantLine key={grant.id} grant={grant} onRevoke={() => setRevoking(grant)} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {granting ? <GrantRoleDialog account={account} person={person} onClose={close} /> : null}
      {revoking ? (
        <RevokeDialog account={account} person={person} grant={revoking} onClose={() => setRevoking(null)} />
      ) : null}
    </Section>
  );
}

function GrantLine({ grant, onRevoke }: { readonly grant: RoleGrant; readonly onRevoke: () => void }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const unit = grant.unitName ?? t('no-unit');
  const role = t(`role-names.${grant.role}`);
  const standing = standingOf(grant.from, grant.to);
  const ended = standing === 'over';
  const notes = [
    t('roles.over', { unit }),
    useDays()(grant.from, grant.to),
    grant.delegatedByName === null ? null : t('roles.delegated-by', { name: grant.delegatedByName }),
    grant.grantedByName === null || grant.delegatedByName !== null
      ? null
      : t('roles.granted-by', { name: grant.grantedByName }),
  ];
  return (
    <li className={classes['grant']} data-ended={ended || undefined}>
      <div>
        <p className={classes['what']}>
          {role} {standing === 'now' ? null : <StatusBadge>{ui(`standing.${standing}`)}</StatusBadge>}
        </p>
        <p className={classes['note']}>{notes.filter((note) => note !== null).join(' · ')}</p>
      </div>
      {ended ? null : (
        <Button variant="subtle" color="red" onClick={onRevoke} aria-label={t('roles.revoke-named', { role, unit })}>
          {t('roles.revoke')}
        </Button>
      )}
    </li>
  );
}

function RevokeDialog({
  account,
  person,
  grant,
  onClose,
}: RoleGrantsProps & { grant: RoleGrant; onClose: () => void }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const role = t(`role-names.${grant.role}`);
  const revoking = useMutation({
    mutationFn: () => revokeRole(account.id, grant.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: rolesKey });
      notifyDone(t('roles.revoked', { role }));
      onClose();
    },
  });
  const unit = grant.unitName ?? t('no-unit');
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('roles.revoke-title', { role, name: person.fullName })}
      consequences={[t('roles.revoke-effect', { unit }), t('roles.signed-out')]}
      confirmLabel={t('roles.revoke')}
      onConfirm={() => revoking.mutate()}
      busy={revoking.isPending}
      error={revoking.error}
      danger
    />
  );
}
