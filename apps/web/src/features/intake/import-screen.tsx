import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '~/api/api-problem.js';
import { Instant } from '~/ui/dates.js';
import { ErrorState } from '~/ui/error-state.js';
import { JobProgress } from '~/ui/job-progress.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ImportActions, useImportAct } from './import-actions.js';
import { ImportCounts } from './import-counts.js';
import { ImportRows } from './import-rows.js';
import { cancelImport, importQuery, isGoing, type ImportRun } from './imports-api.js';
import classes from './intake.module.css';
import { ImportStateBadge } from './state-badge.js';
import { useTongue } from './use-tongue.js';

export function ImportScreen() {
  const { importId } = useParams({ strict: false });
  const { t } = useTranslation('intake');
  const run = useQuery(importQuery(importId ?? ''));
  return (
    <Page>
      <QueryState query={run}>
        {(data) => (
          <>
            <PageHeader
              title={data.fileName}
              lead={<RunFacts run={data} />}
              back={{ to: '/imports', label: t('title') }}
              meta={<ImportStateBadge state={data.state} />}
              actions={<ImportActions run={data} />}
            />
            <RunBody run={data} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function RunFacts({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('intake');
  const { say } = useTongue();
  return (
    <>
      {t('facts', { kind: say(run.kindName), name: run.createdByName })} · <Instant value={run.createdAt} />
    </>
  );
}

function RunBody({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('intake');
  const list = useListState();
  if (run.state === 'failed') {
    const { code = 'http.failed', facts = {} } = run.fault ?? {};
    return <ErrorState error={new ApiProblem({ status: 422, code, facts: facts })} />;
  }
  return (
    <>
      {isGoing(run) ? <Going run={run} /> : <NextStep run={run} />}
      {run.ignored.length > 0 ? (
        <p className={classes['note']}>{t('ignored', { columns: run.ignored.join(', ') })}</p>
      ) : null}
      {run.emptied ? <p className={classes['note']}>{t('emptied')}</p> : null}
      <ImportCounts run={run} list={list} />
      <Section title={t('rows')} description={t('rows-lead')}>
        <ImportRows run={run} list={list} />
      </Section>
    </>
  );
}

/** What there is to know and do now; more of it only where it is so. */
function NextStep({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('intake');
  const { state, counts, undoUntil } = run;
  const unread = (state === 'applied' && counts.refused > 0) || (state === 'undone' && counts.kept > 0);
  return (
    <p className={classes['sentence']}>
      {t(`next.${state}`)} {unread ? t(`next-rest.${state}`) : null}{' '}
      {state === 'applied' && undoUntil && !run.emptied ? (
        <>
          {t('undo-until')} <Instant value={undoUntil} />.
        </>
      ) : null}
    </p>
  );
}

function Going({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('intake');
  const cancelling = useImportAct(run.id, cancelImport);
  const stoppable = run.state !== 'undoing' && !cancelling.isPending;
  return (
    <>
      <JobProgress
        title={t(`state.${run.state}`)}
        state="running"
        done={run.done}
        total={run.state === 'reading' ? null : run.total}
        {...(stoppable ? { onCancel: () => cancelling.mutate() } : {})}
      />
      {cancelling.error ? <ErrorState error={cancelling.error} /> : null}
    </>
  );
}
