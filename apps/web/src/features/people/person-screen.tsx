import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { CivilDate, Instant } from '~/ui/dates.js';
import { ButtonLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { AssignmentHistory } from './assignment-history.js';
import { Facts } from './facts.js';
import { type Person, personQuery } from './people-api.js';
import { RoleGrants } from './role-grants.js';

const route = getRouteApi('/signed-in/people/$personId');

export function PersonScreen() {
  const { personId } = route.useParams();
  const person = useQuery(personQuery(personId));
  return (
    <Page>
      <QueryState query={person}>{(data) => <PersonPage person={data} />}</QueryState>
    </Page>
  );
}

function PersonPage({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const mayManage = useCan('identity.manage-people');
  const mayOpenRecords = useCan('identity.open-records');
  const mayGrant = useCan('identity.grant-roles');
  return (
    <>
      <PageHeader
        title={person.fullName}
        lead={[person.position, person.unitName].filter(Boolean).join(' · ') || t('no-unit')}
        back={{ to: '/people', label: t('title') }}
        actions={
          <>
            {mayOpenRecords ? (
              <ButtonLink to="/people/$personId/record" params={{ personId: person.id }} variant="default">
                {t('record')}
              </ButtonLink>
            ) : null}
            {mayManage ? (
              <ButtonLink to="/people/$personId/transfer" params={{ personId: person.id }}>
                {t('transfer.open')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <PersonFacts person={person} />
      <Section title={t('history.title')} description={t('history.lead')}>
        <AssignmentHistory assignments={person.assignments} />
      </Section>
      {mayGrant && person.account ? <RoleGrants account={person.account} person={person} /> : null}
    </>
  );
}

function PersonFacts({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const { account } = person;
  return (
    <Facts
      facts={[
        { label: t('staff-code'), value: person.staffCode ?? '–' },
        { label: t('category'), value: person.category === null ? '–' : t(`categories.${person.category}`) },
        { label: t('birth-date'), value: <CivilDate value={person.birthDate} /> },
        { label: t('email'), value: person.email ?? '–' },
        {
          label: t('account.title'),
          value:
            account === null ? (
              t('account.none')
            ) : (
              <>
                {account.username}{' '}
                {account.state === 'disabled' ? <StatusBadge tone="danger">{t('account.disabled')}</StatusBadge> : null}
              </>
            ),
        },
        {
          label: t('account.last-sign-in'),
          value: account?.lastSignInAt ? <Instant value={account.lastSignInAt} relative /> : t('account.never'),
        },
      ]}
    />
  );
}
