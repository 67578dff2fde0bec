import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { downloadAddress, resourceQuery, type Resource } from './library-api.js';
import classes from './library.module.css';
import { ResourceFacts } from './resource-facts.js';
import { ResourceManagement } from './resource-management.js';
import { ResourceState } from './resource-state.js';
import { ResourceVersions } from './resource-versions.js';
import { ResourceViewer } from './resource-viewer.js';
import { useReadingTime } from './use-reading-time.js';

const route = getRouteApi('/signed-in/library/$resourceId');

export function ResourceScreen() {
  const { resourceId } = route.useParams();
  const resource = useQuery(resourceQuery(resourceId));
  return (
    <Page>
      <QueryState query={resource} loading={<LoadingState shape="page" />}>
        {(found) => <ResourcePage resource={found} />}
      </QueryState>
    </Page>
  );
}

function ResourcePage({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const { id, title, kind, sizeBytes, state, summary, documentNumber, mayChange } = resource;
  useReadingTime(id, state === 'published');
  return (
    <>
      <PageHeader
        title={title}
        back={{ to: '/library', label: t('title') }}
        meta={
          <>
            {documentNumber ? <span>{documentNumber}</span> : null}
            <span>
              {t(`kind.${kind}`)}, {format.bytes(sizeBytes)}
            </span>
            {state === 'published' ? null : <ResourceState state={state} />}
          </>
        }
        actions={
          <Button component="a" href={downloadAddress(id)} leftSection={<IconDownload size={16} aria-hidden />}>
            {t('download')}
          </Button>
        }
      />
      <div className={classes['detail']}>
        <div>
          <ResourceViewer resource={resource} />
          {summary ? <p className={classes['summary']}>{summary}</p> : null}
          {resource.versions.length > 1 ? <ResourceVersions resource={resource} /> : null}
          {mayChange ? <ResourceManagement resource={resource} /> : null}
        </div>
        <aside className={classes['aside']} aria-label={t('about')}>
          <ResourceFacts resource={resource} />
        </aside>
      </div>
    </>
  );
}
