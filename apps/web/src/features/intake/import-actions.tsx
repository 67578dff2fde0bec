import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { useFormat } from '~/ui/format.js';
import { applyImport, cancelImport, importsKey, undoImport, type ImportRun } from './imports-api.js';
import { useTongue } from './use-tongue.js';

type Act = 'apply' | 'undo' | 'cancel';
const ACTS: Readonly<Record<Act, (id: string) => Promise<ImportRun>>> = {
  apply: applyImport,
  undo: undoImport,
  cancel: cancelImport,
};

export function useImportAct(id: string, act: (id: string) => Promise<ImportRun>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => act(id),
    onSuccess: () => onDone?.(),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
}

/** What can be done next with an import, each act with a sentence about what it will do. */
export function ImportActions({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('intake');
  const { tongue } = useTongue();
  const [open, setOpen] = useState<Act | null>(null);
  const willDo = run.counts.create + run.counts.change;
  const undoable = run.state === 'applied' && run.counts.applied > 0 && !run.emptied && isBefore(run.undoUntil);
  const hasResult = ['planned', 'applied', 'undone'].includes(run.state) && !run.emptied;
  return (
    <>
      {hasResult ? (
        <Button component="a" variant="default" href={`/api/imports/${run.id}/result?language=${tongue}`} download>
          {t('act.result')}
        </Button>
      ) : null}
      {run.state === 'planned' ? (
        <Button variant="default" onClick={() => setOpen('cancel')}>
          {t('act.cancel')}
        </Button>
      ) : null}
      {run.state === 'planned' && willDo > 0 ? (
        <Button onClick={() => setOpen('apply')}>{t('act.apply', { count: willDo })}</Button>
      ) : null}
      {undoable ? (
        <Button variant="default" onClick={() => setOpen('undo')}>
          {t('act.undo')}
        </Button>
      ) : null}
      {open ? <ActDialog key={open} act={open} run={run} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function ActDialog({
  act,
  run,
  onClose,
}: {
  readonly act: Act;
  readonly run: ImportRun;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('intake');
  const acting = useImportAct(run.id, ACTS[act], onClose);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`dialog.${act}`, { name: run.fileName })}
      consequences={useConsequences(act, run)}
      confirmLabel={t(`confirm.${act}`)}
      danger={act === 'undo'}
      busy={acting.isPending}
      error={acting.error}
      onConfirm={() => acting.mutate()}
    />
  );
}

function useConsequences(act: Act, run: ImportRun): string[] {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { create, change, refused, applied } = run.counts;
  if (act === 'cancel') return [t('consequence.cancel')];
  if (act === 'undo')
    return [t('consequence.undo', { count: applied, rows: format.number(applied) }), t('consequence.kept')];
  return [
    t('consequence.apply', { create: format.number(create), change: format.number(change) }),
    ...(refused > 0 ? [t('consequence.refused', { count: refused, rows: format.number(refused) })] : []),
    t('consequence.undoable'),
  ];
}

function isBefore(instant: string | null): boolean {
  return instant !== null && Date.now() < new Date(instant).getTime();
}
