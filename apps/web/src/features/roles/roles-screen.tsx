import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/api/session.js';
import { ButtonLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { areasOf } from './matrix.js';
import { matrixQuery, type Permission, type Role, type RoleMatrix } from './matrix-api.js';
import { MatrixTable } from './matrix-table.js';
import classes from './roles.module.css';

/** Which role may do what, in sentences: one role at a time, and all of them side by side where there is room. */
export function RolesScreen() {
  const { t } = useTranslation('roles');
  const matrix = useQuery(matrixQuery);
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('matrix.lead')}
        actions={
          useCan('identity.read-access-reviews') ? (
            <ButtonLink to="/roles/reviews" variant="default">
              {t('reviews.title')}
            </ButtonLink>
          ) : null
        }
      />
      <QueryState query={matrix}>{(data) => <Matrix matrix={data} />}</QueryState>
    </Page>
  );
}

function Matrix({ matrix }: { readonly matrix: RoleMatrix }) {
  const { t } = useTranslation('roles');
  const { t: people } = useTranslation('people');
  const own = useSession().roles.map(({ role }) => role);
  const [role, setRole] = useState<Role>(own.find((each) => each !== 'staff') ?? 'staff');
  const chosen = matrix.roles.find((each) => each.role === role);
  const may = matrix.permissions.filter(({ roles }) => roles.includes(role));
  const mayNot = matrix.permissions.filter(({ roles }) => !roles.includes(role));
  return (
    <>
      <div className={classes['choice']}>
        <NativeSelect
          label={t('matrix.role')}
          description={people(`role-effects.${role}`)}
          data={matrix.roles.map((each) => ({
            value: each.role,
            label: own.includes(each.role)
              ? t('matrix.own-role', { role: people(`role-names.${each.role}`) })
              : people(`role-names.${each.role}`),
          }))}
          value={role}
          onChange={(event) => {
            const found = matrix.roles.find((each) => each.role === event.currentTarget.value);
            if (found) setRole(found.role);
          }}
        />
        <p className={classes['delegable']}>
          <StatusBadge tone={chosen?.delegable ? 'good' : 'neutral'}>
            {t(chosen?.delegable ? 'matrix.delegable' : 'matrix.not-delegable')}
          </StatusBadge>
        </p>
      </div>
      <div className={classes['sides']}>
        <Section title={t('matrix.may', { count: may.length })}>
          <Sentences permissions={may} />
        </Section>
        <Section title={t('matrix.may-not', { count: mayNot.length })}>
          <Sentences permissions={mayNot} />
        </Section>
      </div>
      <div className={classes['wideOnly']}>
        <Section title={t('matrix.all')} description={t('matrix.all-lead')}>
          <MatrixTable matrix={matrix} />
        </Section>
      </div>
    </>
  );
}

function Sentences({ permissions }: { readonly permissions: readonly Permission[] }) {
  const { t, i18n } = useTranslation('roles');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return areasOf(permissions).map(({ code, permissions: inside }) => (
    <div key={code}>
      <h3 className={classes['area']}>{t([`areas.${code}`, 'areas.other'], { code })}</h3>
      <ul className={classes['sentences']}>
        {inside.map((permission) => (
          <li key={permission.code}>{permission.says[language]}</li>
        ))}
      </ul>
    </div>
  ));
}
