import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { notifyDone } from '~/ui/notify.js';
import { awardsKey, submitNomination, type Nomination } from './awards-api.js';
import { subjectOf } from './nomination-item.js';

export function SubmitDialog({
  nomination,
  onClose,
}: {
  readonly nomination: Nomination;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('awards');
  const client = useQueryClient();
  const name = subjectOf(nomination);
  const submitting = useMutation({
    mutationFn: () => submitNomination(nomination.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: awardsKey });
      notifyDone(t('submit.done', { name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('submit.title', { name })}
      consequences={[t('submit.seen'), t('submit.fixed')]}
      confirmLabel={t('submit.short')}
      busy={submitting.isPending}
      error={submitting.error}
      onConfirm={() => submitting.mutate()}
    />
  );
}
