import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { ExportList } from './export-list.js';
import { FilterFields } from './filter-fields.js';
import { Preview } from './preview.js';
import { StartExport } from './start-export.js';

export function ExportsScreen() {
  const { t } = useTranslation('exports');
  const list = useListState({ size: 10 });
  const maySeeOffice = useCan('reporting.office-dashboard');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        {...(maySeeOffice ? { back: { to: '/office', label: t('back') } } : {})}
      />
      <Section
        title={t('filter.title')}
        actions={
          list.narrowed ? (
            <Button variant="subtle" onClick={list.clear}>
              {t('filter.clear')}
            </Button>
          ) : null
        }
      >
        <FilterFields list={list} />
        <StartExport list={list} />
      </Section>
      <Section title={t('list.title')} description={t('list.lead')}>
        <ExportList />
      </Section>
      <Section title={t('preview.title')} description={t('preview.lead')}>
        <Preview list={list} />
      </Section>
    </Page>
  );
}
