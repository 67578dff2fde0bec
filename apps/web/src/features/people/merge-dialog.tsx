import { Radio, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { notifyDone } from '~/ui/notify.js';
import { mergePeople, type Suspect, type SuspectPair } from './career-api.js';

interface MergeDialogProps {
  readonly pair: SuspectPair;
  readonly onClose: () => void;
}

/** Which record goes on, and what that means for the other one. */
export function MergeDialog({ pair, onClose }: MergeDialogProps) {
  const { t } = useTranslation('people');
  const [survivorId, setSurvivorId] = useState(pair.first.id);
  const merged = survivorId === pair.first.id ? pair.second : pair.first;
  const merging = useMerge(onClose);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('merge.title', { name: pair.first.fullName })}
      consequences={[
        t('merge.effect-history'),
        t('merge.effect-learning'),
        merged.username === null
          ? t('merge.effect-no-account')
          : t('merge.effect-account', { username: merged.username }),
        t('merge.effect-undo'),
      ]}
      confirmLabel={t('merge.confirm')}
      onConfirm={() => merging.mutate({ survivorId, mergedId: merged.id })}
      busy={merging.isPending}
      error={merging.error}
    >
      <Radio.Group label={t('merge.survivor')} value={survivorId} onChange={setSurvivorId}>
        <Stack gap="xs" mt="xs">
          {[pair.first, pair.second].map((suspect) => (
            <Radio key={suspect.id} value={suspect.id} label={describe(suspect)} />
          ))}
        </Stack>
      </Radio.Group>
    </ConfirmDialog>
  );
}

function useMerge(onClose: () => void) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ survivorId, mergedId }: { survivorId: string; mergedId: string }) =>
      mergePeople(survivorId, mergedId),
    onSuccess: async (_, { survivorId }) => {
      onClose();
      // Everything that counts people may show other numbers now.
      await client.invalidateQueries();
      notifyDone(t('merge.done'));
      await navigate({ to: '/people/$personId', params: { personId: survivorId } });
    },
  });
}

function describe({ fullName, staffCode, unitName }: Suspect): string {
  return [fullName, staffCode, unitName].filter((part) => part !== null).join(' · ');
}
