import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '~/ui/notify.js';
import { libraryCalls, libraryKey } from './library-api.js';

function useChange<Given>(change: (given: Given) => Promise<unknown>, said: string, after?: () => void) {
  const client = useQueryClient();
  const { t } = useTranslation('library');
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      notifyDone(t(said));
      after?.();
      await client.invalidateQueries({ queryKey: libraryKey });
    },
  });
}

export const usePublishing = (id: string) => useChange<void>(() => libraryCalls.publish(id), 'manage.published');

export const useWithdrawing = (id: string, after: () => void) =>
  useChange<void>(() => libraryCalls.withdraw(id), 'manage.withdrawn', after);

export const useDiscarding = (id: string, after: () => void) =>
  useChange<void>(() => libraryCalls.discard(id), 'manage.discarded', after);

export const useDescribing = (id: string, after: () => void) =>
  useChange(
    (terms: Parameters<typeof libraryCalls.describe>[1]) => libraryCalls.describe(id, terms),
    'manage.described',
    after,
  );

export const useReplacing = (id: string, after: () => void) =>
  useChange(
    (file: Parameters<typeof libraryCalls.replace>[1]) => libraryCalls.replace(id, file),
    'manage.replaced',
    after,
  );

export const useCaptioning = (id: string, after: () => void) =>
  useChange((fileId: string | null) => libraryCalls.caption(id, fileId), 'manage.captioned', after);
