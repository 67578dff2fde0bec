import { Accordion } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { standingOf, useDays } from '~/ui/civil-days.js';
import { EmptyState } from '~/ui/empty-state.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import classes from './people.module.css';
import { type EffectiveRight, type HeldGrant, type LentGrant, rightsQuery, type RightsOfPerson } from './rights-api.js';

/** What somebody may do today, and through which role, over which units, until when and from whom. */
export function PersonRights({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('people');
  const rights = useQuery(rightsQuery(personId));
  return (
    <Section
      title={t('rights.title')}
      description={t('rights.lead')}
      actions={<TextLink to="/roles">{t('rights.matrix')}</TextLink>}
    >
      <QueryState query={rights}>{(data) => <Rights data={data} />}</QueryState>
    </Section>
  );
}

function Rights({ data }: { readonly data: RightsOfPerson }) {
  const { t } = useTranslation('people');
  const { accountState, grants, lent, rights } = data;
  if (grants.length === 0) return <EmptyState title={t('rights.none')} />;
  return (
    <>
      {accountState === 'disabled' ? <p>{t('rights.disabled')}</p> : null}
      <ul className={classes['grants']}>
        {grants.map((grant) => (
          <Held key={grant.id} grant={grant} />
        ))}
        {lent.map((grant) => (
          <Lent key={grant.id} grant={grant} />
        ))}
      </ul>
      {rights.length > 0 ? <Sentences rights={rights} grants={grants} /> : null}
    </>
  );
}

function Held({ grant }: { readonly grant: HeldGrant }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const source = useSource();
  const days = useDays();
  const standing = standingOf(grant.from, grant.to);
  const unit = grant.unitName ?? t('no-unit');
  return (
    <li className={classes['grant']}>
      <div>
        <p className={classes['what']}>
          {t('rights.over', { role: t(`role-names.${grant.role}`), unit })}{' '}
          {standing === 'now' ? null : <StatusBadge>{ui(`standing.${standing}`)}</StatusBadge>}
        </p>
        <p className={classes['note']}>{[days(grant.from, grant.to), source(grant)].join(' · ')}</p>
      </div>
    </li>
  );
}

function Lent({ grant }: { readonly grant: LentGrant }) {
  const { t } = useTranslation('people');
  const days = useDays();
  const facts = { role: t(`role-names.${grant.role}`), unit: grant.unitName ?? t('no-unit'), name: grant.delegateName };
  const document = grant.documentNumber === null ? null : t('rights.document', { number: grant.documentNumber });
  return (
    <li className={classes['grant']}>
      <div>
        <p className={classes['what']}>{t('rights.lent', facts)}</p>
        <p className={classes['note']}>
          {[days(grant.from, grant.to), document].filter((fact) => fact !== null).join(' · ')}
        </p>
      </div>
    </li>
  );
}

function Sentences({
  rights,
  grants,
}: {
  readonly rights: readonly EffectiveRight[];
  readonly grants: readonly HeldGrant[];
}) {
  const { t, i18n } = useTranslation('people');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <Accordion variant="default">
      <Accordion.Item value="sentences">
        <Accordion.Control>{t('rights.sentences', { count: rights.length })}</Accordion.Control>
        <Accordion.Panel>
          <ul className={classes['grants']}>
            {rights.map(({ code, says, grantIds }) => (
              <li key={code} className={classes['grant']}>
                <div>
                  <p className={classes['right']}>{says[language]}</p>
                  <p className={classes['note']}>
                    <Through grants={grants.filter(({ id }) => grantIds.includes(id))} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Through({ grants }: { readonly grants: readonly HeldGrant[] }) {
  const { t } = useTranslation('people');
  const days = useDays();
  return grants
    .map((grant) => {
      const place = t('rights.over', {
        role: t(`role-names.${grant.role}`),
        unit: grant.unitName ?? t('no-unit'),
      });
      const lender = grant.delegatedByName;
      const words = [place, days(grant.from, grant.to)];
      return [...words, ...(lender === null ? [] : [t('roles.delegated-by', { name: lender })])].join(', ');
    })
    .join('; ');
}

/** Whether it is one's own, given by whom, or lent by whom. */
function useSource(): (grant: HeldGrant) => string {
  const { t } = useTranslation('people');
  return ({ delegatedByName, grantedByName, documentNumber }) => {
    if (delegatedByName !== null) {
      const lent = t('roles.delegated-by', { name: delegatedByName });
      return documentNumber === null ? lent : `${lent}, ${t('rights.document', { number: documentNumber })}`;
    }
    return grantedByName === null ? t('rights.own') : t('roles.granted-by', { name: grantedByName });
  };
}
