import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '~/ui/loading-state.js';
import { QueryState } from '~/ui/query-state.js';
import { downloadAddress, viewQuery, type Resource } from './library-api.js';
import classes from './library.module.css';

interface Shown {
  readonly resource: Resource;
  readonly url: string;
  readonly captionsUrl: string | null;
}

/** Of the viewers in browsers: as wide as the frame, without the column of small pages. */
const PLAIN_VIEW = '#view=FitH&navpanes=0';

const SHOWN_KINDS: readonly string[] = ['pdf', 'image', 'video', 'text'];

/** The material itself, in the page where the browser can show it. */
export function ResourceViewer({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation('library');
  const shows = SHOWN_KINDS.includes(resource.kind);
  const versionId = resource.versions[0]?.id ?? '';
  const view = useQuery({
    ...viewQuery(resource.id, `${versionId}${resource.hasCaptions ? '+' : ''}`),
    enabled: shows,
  });
  if (!shows) return <Instead resource={resource} text={t('not-shown', { kind: t(`kind.${resource.kind}`) })} />;
  return (
    <div className={classes['viewer']}>
      <QueryState query={view} loading={<LoadingState shape="block" />}>
        {({ url, captionsUrl }) => <ShownFile resource={resource} url={url} captionsUrl={captionsUrl} />}
      </QueryState>
    </div>
  );
}

function ShownFile(shown: Shown) {
  switch (shown.resource.kind) {
    case 'image':
      return <img className={classes['picture']} src={shown.url} alt={shown.resource.title} />;
    case 'video':
      return <Film {...shown} />;
    default:
      return <Document {...shown} />;
  }
}

function Film({ resource, url, captionsUrl }: Shown) {
  const { t } = useTranslation('library');
  return (
    <>
      <video className={classes['film']} src={url} controls preload="metadata" aria-label={resource.title}>
        {captionsUrl ? (
          <track kind="captions" src={captionsUrl} srcLang={resource.language} label={t('captions')} default />
        ) : null}
      </video>
      {captionsUrl ? null : <p className={classes['viewerFoot']}>{t('no-captions')}</p>}
    </>
  );
}

/** Phones have no viewer inside the page: there the file opens in its own. */
function Document({ resource, url }: Shown) {
  const { t } = useTranslation('library');
  if (resource.kind === 'pdf' && !navigator.pdfViewerEnabled) {
    return (
      <Instead resource={resource} text={t('opens-outside')}>
        <Button component="a" href={url} target="_blank" rel="noopener" mr="sm">
          {t('open')}
        </Button>
      </Instead>
    );
  }
  return (
    <>
      <iframe
        className={classes['frame']}
        src={resource.kind === 'pdf' ? `${url}${PLAIN_VIEW}` : url}
        title={resource.title}
      />
      <p className={classes['viewerFoot']}>
        {t('not-readable')}{' '}
        <Anchor href={url} target="_blank" rel="noopener">
          {t('open-in-tab')}
        </Anchor>
      </p>
    </>
  );
}

interface InsteadProps {
  readonly resource: Resource;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Instead({ resource, text, children }: InsteadProps) {
  const { t } = useTranslation('library');
  return (
    <div className={`${classes['viewer'] ?? ''} ${classes['instead'] ?? ''}`}>
      <p>{text}</p>
      {children}
      <Button component="a" href={downloadAddress(resource.id)} variant="default">
        {t('download-named', { fileName: resource.fileName })}
      </Button>
    </div>
  );
}
