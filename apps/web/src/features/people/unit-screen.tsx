import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { CivilDate } from '~/ui/dates.js';
import { ButtonLink, TextLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { Facts } from './facts.js';
import { AddUnitDialog, MoveUnitDialog, RenameUnitDialog } from './unit-dialogs.js';
import { UnitStory } from './unit-story.js';
import { type Unit, unitQuery } from './units-api.js';
import classes from './people.module.css';

const route = getRouteApi('/signed-in/units/$unitId');

export function UnitScreen() {
  const { unitId } = route.useParams();
  const { on = '' } = route.useSearch();
  const unit = useQuery(unitQuery(unitId, String(on)));
  return (
    <Page>
      <QueryState query={unit}>{(data) => <UnitPage unit={data} />}</QueryState>
    </Page>
  );
}

function UnitPage({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('people');
  const above = unit.path.slice(0, -1);
  return (
    <>
      <PageHeader
        title={unit.name}
        lead={t(`unit-kinds.${unit.kind}`)}
        back={{ to: '/units', label: t('units.title') }}
        meta={
          above.length > 0 ? (
            <nav aria-label={t('units.path')} className={classes['path']}>
              {above.map(({ id, name }) => (
                <TextLink key={id} to="/units/$unitId" params={{ unitId: id }}>
                  {name}
                </TextLink>
              ))}
            </nav>
          ) : null
        }
        actions={<UnitActions unit={unit} />}
      />
      <Facts
        facts={[
          { label: t('units.short-name'), value: unit.shortName ?? '–' },
          { label: t('units.code'), value: unit.code ?? '–' },
          { label: t('units.since'), value: <CivilDate value={unit.from} /> },
          {
            label: t('title'),
            value: (
              <TextLink to="/people" search={{ unitId: unit.id }}>
                {t('units.show-people')}
              </TextLink>
            ),
          },
        ]}
      />
      <Section title={t('units.history')} description={t('units.history-lead')}>
        <UnitStory unitId={unit.id} />
      </Section>
    </>
  );
}

function UnitActions({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('people');
  const [dialog, setDialog] = useState<'add' | 'rename' | 'move' | null>(null);
  const close = () => setDialog(null);
  if (!useCan('identity.manage-units')) return null;
  return (
    <>
      {unit.parentId === null ? null : (
        <ButtonLink variant="default" to="/units/reorganise" search={{ unitId: unit.id }}>
          {t('reorganise.open-unit')}
        </ButtonLink>
      )}
      <Button variant="default" onClick={() => setDialog('rename')}>
        {t('units.rename')}
      </Button>
      {unit.parentId === null ? null : (
        <Button variant="default" onClick={() => setDialog('move')}>
          {t('units.move')}
        </Button>
      )}
      <Button onClick={() => setDialog('add')}>{t('units.add')}</Button>
      {dialog === 'add' ? <AddUnitDialog unit={unit} onClose={close} /> : null}
      {dialog === 'rename' ? <RenameUnitDialog unit={unit} onClose={close} /> : null}
      {dialog === 'move' ? <MoveUnitDialog unit={unit} onClose={close} /> : null}
    </>
  );
}
