import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { notifyDone } from '~/ui/notify.js';
import { discardParked, operationsKey, replayParked, type ParkedDelivery } from './operations-api.js';

export type ParkedAct = 'replay' | 'discard';

interface ParkedDialogProps {
  readonly act: ParkedAct;
  readonly delivery: ParkedDelivery;
  readonly onClose: () => void;
}

const SHORTEST_REASON = 5;

export function ParkedDialog({ act, delivery, onClose }: ParkedDialogProps) {
  const { t } = useTranslation('operations');
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { subscriber, eventId, name } = delivery;
  const acting = useMutation({
    mutationFn: () => (act === 'replay' ? replayParked : discardParked)({ subscriber, eventId, reason: reason.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: operationsKey });
      notifyDone(t(`${act}.done`));
      onClose();
    },
  });
  const short = reason.trim().length < SHORTEST_REASON;
  const confirm = (): void => {
    setTried(true);
    if (!short) acting.mutate();
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      danger={act === 'discard'}
      title={t(`${act}.title`, { name })}
      consequences={[t(`${act}.effect`, { subscriber }), t(`${act}.after`)]}
      confirmLabel={t(`${act}.short`)}
      busy={acting.isPending}
      error={acting.error}
      onConfirm={confirm}
    >
      <TextInput
        label={t('reason')}
        description={t('reason-hint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && short ? t('reason-short') : null}
      />
    </ConfirmDialog>
  );
}
