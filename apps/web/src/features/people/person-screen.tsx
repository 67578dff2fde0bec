import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/api/session.js';
import { CivilDate, Instant } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { ButtonLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { AccountSection } from './account-section.js';
import { AssignmentHistory } from './assignment-history.js';
import { LeaveHistory } from './leave-history.js';
import { MergedInto, MergeHistory } from './merge-history.js';
import { type Fact, Facts } from './facts.js';
import { PastAwards } from './past-awards.js';
import { type Person, personQuery } from './people-api.js';
import { PersonRights } from './person-rights.js';
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
  const seesAccount = useCan('identity.manage-accounts') && person.mergedInto === null;
  const mayGrant = useCan('identity.grant-roles');
  const mayReadRights = useCan('identity.read-rights');
  const isSelf = useSession().person?.id === person.id;
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
            {mayManage && person.mergedInto === null ? <PersonActions personId={person.id} /> : null}
          </>
        }
      />
      {person.mergedInto ? <MergedInto survivor={person.mergedInto} /> : null}
      <PersonFacts person={person} accountBelow={seesAccount} />
      <Section title={t('history.title')} description={t('history.lead')}>
        <AssignmentHistory
          personId={person.id}
          assignments={person.assignments}
          mayCorrect={mayManage && person.mergedInto === null}
        />
        {person.serviceEnd ? <ServiceEnd end={person.serviceEnd} /> : null}
      </Section>
      <LeaveHistory personId={person.id} leaves={person.leaves} mayCorrect={mayManage && person.mergedInto === null} />
      <PastAwards personId={person.id} />
      <MergeHistory person={person} mayUndo={mayManage} />
      {seesAccount ? <AccountSection person={person} /> : null}
      {mayGrant && person.account ? <RoleGrants account={person.account} person={person} /> : null}
      {person.account && (mayReadRights || isSelf) ? <PersonRights personId={person.id} /> : null}
    </>
  );
}

function PersonActions({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('people');
  const params = { personId };
  return (
    <>
      <ButtonLink to="/people/$personId/data" params={params} variant="default">
        {t('data.open')}
      </ButtonLink>
      <ButtonLink to="/people/$personId/side-post" params={params} variant="default">
        {t('side-post.open')}
      </ButtonLink>
      <ButtonLink to="/people/$personId/leave" params={params} variant="default">
        {t('leave.open')}
      </ButtonLink>
      <ButtonLink to="/people/$personId/end-of-service" params={params} variant="default">
        {t('end-service.open')}
      </ButtonLink>
      <ButtonLink to="/people/$personId/transfer" params={params}>
        {t('transfer.open')}
      </ButtonLink>
    </>
  );
}

function ServiceEnd({ end }: { readonly end: NonNullable<Person['serviceEnd']> }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const day = format.civilDate(end.endsOn);
  return (
    <p>
      {end.decisionNumber === null
        ? t('end-service.ended', { day })
        : t('end-service.ended-by', { day, number: end.decisionNumber })}
    </p>
  );
}

function PersonFacts({ person, accountBelow }: { readonly person: Person; readonly accountBelow: boolean }) {
  const { t } = useTranslation('people');
  const account = useAccountFacts(person);
  return (
    <Facts
      facts={[
        { label: t('staff-code'), value: person.staffCode ?? '–' },
        { label: t('category'), value: person.category === null ? '–' : t(`categories.${person.category}`) },
        { label: t('birth-date'), value: <CivilDate value={person.birthDate} /> },
        { label: t('gender'), value: person.gender === null ? '–' : t(`genders.${person.gender}`) },
        { label: t('email'), value: person.email ?? '–' },
        {
          label: t('personal-number'),
          value: t(person.hasPersonalNumber ? 'personal-number-given' : 'personal-number-missing'),
        },
        ...(accountBelow ? [] : account),
      ]}
    />
  );
}

/** For those who see that there is an account, and no more of it. */
function useAccountFacts({ account }: Person): Fact[] {
  const { t } = useTranslation('people');
  return [
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
  ];
}
