import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/api/session.js';
import { useServerEvents } from '~/api/server-events.js';
import { ErrorState } from '~/ui/error-state.js';
import { JobProgress } from '~/ui/job-progress.js';
import { ExportFacts } from './export-facts.js';
import { cancelExport, exportsKey, type ExportRecord } from './exports-api.js';

const isGoing = ({ state }: ExportRecord): boolean => state === 'queued' || state === 'running';

/** One export, live while it runs: what the stream tells stands over what the list knew. */
export function ExportItem({ record }: { readonly record: ExportRecord }) {
  const { t } = useTranslation('exports');
  const client = useQueryClient();
  const { account } = useSession();
  const managesAll = useCan('reporting.manage-exports');
  const mayCancel = managesAll || record.requestedBy === account.id;
  const [told, setTold] = useState(record);
  const current = isGoing(record) ? told : record;
  useServerEvents<ExportRecord>(
    isGoing(record) && isGoing(told) ? `/api/exports/${record.id}/events` : null,
    (news) => {
      setTold(news);
      if (!isGoing(news)) void client.invalidateQueries({ queryKey: exportsKey });
    },
  );
  const cancelling = useMutation({
    mutationFn: () => cancelExport(record.id),
    onSuccess: (cancelled) => setTold(cancelled),
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
  return (
    <>
      <JobProgress
        title={current.fileName}
        state={current.state}
        done={current.doneRows}
        total={current.totalRows}
        failure={current.failed ? t('item.failed') : null}
        result={<ExportFacts record={current} />}
        {...(mayCancel && isGoing(current) && !cancelling.isPending ? { onCancel: () => cancelling.mutate() } : {})}
      />
      {cancelling.error ? <ErrorState error={cancelling.error} /> : null}
    </>
  );
}
