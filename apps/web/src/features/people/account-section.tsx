import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/api/session.js';
import { Instant } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { ActDialog, LinkDialog, OpenAccountDialog } from './account-dialogs.js';
import { type AccountAct, type ManagedAccount, managedAccountQuery } from './account-admin-api.js';
import { Facts } from './facts.js';
import type { Person } from './people-api.js';

type Doing = AccountAct | 'link' | 'open';

/** How somebody signs in, for the administrators who help when that fails. */
export function AccountSection({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = (): void => setDoing(null);
  return (
    <Section title={t('account-admin.title')} description={t('account-admin.lead')}>
      {person.account === null ? (
        <NoAccount person={person} onOpen={() => setDoing('open')} />
      ) : (
        <KnownAccount accountId={person.account.id} onAct={setDoing} />
      )}
      {doing === 'open' ? <OpenAccountDialog person={person} onClose={close} /> : null}
      {doing === 'link' && person.account ? (
        <LinkDialog accountId={person.account.id} name={person.fullName} onClose={close} />
      ) : null}
      {doing !== null && doing !== 'open' && doing !== 'link' && person.account ? (
        <ActDialog act={doing} accountId={person.account.id} name={person.fullName} onClose={close} />
      ) : null}
    </Section>
  );
}

function NoAccount({ person, onOpen }: { readonly person: Person; readonly onOpen: () => void }) {
  const { t } = useTranslation('people');
  if (person.unitId === null) {
    return <EmptyState title={t('account-admin.none')}>{t('account-admin.none-outside')}</EmptyState>;
  }
  return (
    <Stack gap="md" align="start">
      <EmptyState title={t('account-admin.none')}>{t('account-admin.none-advice')}</EmptyState>
      <Button variant="default" onClick={onOpen}>
        {t('account-admin.open.act')}
      </Button>
    </Stack>
  );
}

interface KnownAccountProps {
  readonly accountId: string;
  readonly onAct: (act: Doing) => void;
}

function KnownAccount({ accountId, onAct }: KnownAccountProps) {
  const account = useQuery(managedAccountQuery(accountId));
  return (
    <QueryState query={account}>
      {(data) => (
        <Stack gap="lg">
          <AccountFacts account={data} />
          <Acts account={data} onAct={onAct} />
        </Stack>
      )}
    </QueryState>
  );
}

function AccountFacts({ account }: { readonly account: ManagedAccount }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { factorEnrolledAt } = account;
  return (
    <Facts
      facts={[
        { label: t('account.username'), value: account.username },
        { label: t('account-admin.state'), value: <State account={account} /> },
        {
          label: t('account-admin.password'),
          value: t(account.mustChangePassword ? 'account-admin.must-change' : 'account-admin.own-password'),
        },
        {
          label: t('account-admin.factor'),
          value:
            factorEnrolledAt === null
              ? t('account-admin.factor-off')
              : t('account-admin.factor-on', { at: format.instant(factorEnrolledAt) }),
        },
        {
          label: t('account-admin.last-sign-in'),
          value: account.lastSignInAt === null ? t('account.never') : <Instant value={account.lastSignInAt} />,
        },
      ]}
    />
  );
}

function State({ account }: { readonly account: ManagedAccount }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { state, disabledWhy, stateChangedAt, lockedUntil } = account;
  if (state === 'disabled') {
    const why = disabledWhy === null ? [] : [t(`account-admin.why.${disabledWhy}`)];
    return (
      <>
        <StatusBadge tone="danger">{t('account-admin.disabled')}</StatusBadge>
        <br />
        {[...why, t('account-admin.since', { at: format.instant(stateChangedAt) })].join(', ')}
      </>
    );
  }
  if (lockedUntil !== null) {
    return (
      <>
        <StatusBadge tone="caution">{t('account-admin.locked')}</StatusBadge>
        <br />
        {t('account-admin.locked-until', { until: format.instant(lockedUntil) })}
      </>
    );
  }
  return <StatusBadge tone="good">{t('account-admin.active')}</StatusBadge>;
}

interface ActsProps {
  readonly account: ManagedAccount;
  readonly onAct: (act: Doing) => void;
}

function Acts({ account, onAct }: ActsProps) {
  const { t } = useTranslation('people');
  const own = useSession().account.id === account.id;
  if (own) {
    return (
      <p style={{ margin: 0 }}>
        {t('account-admin.own')} <TextLink to="/account">{t('account-admin.own-page')}</TextLink>.
      </p>
    );
  }
  if (!account.manageable) return <p style={{ margin: 0 }}>{t('account-admin.reaches-further')}</p>;
  const acts: Doing[] = [
    ...(account.state === 'disabled' ? (['enable'] as const) : (['link'] as const)),
    ...(account.state === 'active' && account.lockedUntil !== null ? (['unlock'] as const) : []),
    ...(account.factorEnrolledAt === null ? [] : (['factor-reset'] as const)),
    ...(account.state === 'active' ? (['disable'] as const) : []),
  ];
  return (
    <Group gap="sm">
      {acts.map((act) => (
        <Button
          key={act}
          variant={act === 'disable' ? 'subtle' : 'default'}
          {...(act === 'disable' && { color: 'red' })}
          onClick={() => onAct(act)}
        >
          {t(`account-admin.${act}.act`)}
        </Button>
      ))}
    </Group>
  );
}
