import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { useFormat } from '~/ui/format.js';
import type { FoundResource, Resource } from './library-api.js';
import { useWithdrawing, type useDiscarding } from './resource-changes.js';

interface DialogProps {
  readonly resource: FoundResource & Partial<Pick<Resource, 'users' | 'versions'>>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function WithdrawDialog({ resource, opened, onClose }: DialogProps) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const withdrawing = useWithdrawing(resource.id, onClose);
  const { title, users, versions } = resource;
  const courses = versions?.every((version) => version.courses !== null)
    ? versions.reduce((sum, version) => sum + (version.courses ?? 0), 0)
    : null;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t('withdraw.title', { title })}
      consequences={[
        t('withdraw.hidden'),
        courses === null ? t('withdraw.courses') : t('withdraw.courses-counted', { count: courses }),
        ...(users === undefined ? [] : [t('withdraw.users', { count: users, value: format.number(users) })]),
        t('withdraw.undo'),
      ]}
      confirmLabel={t('manage.withdraw')}
      busy={withdrawing.isPending}
      error={withdrawing.error}
      onConfirm={() => withdrawing.mutate()}
    />
  );
}

export function DiscardDialog({
  resource,
  opened,
  onClose,
  discarding,
}: DialogProps & { readonly discarding: ReturnType<typeof useDiscarding> }) {
  const { t } = useTranslation('library');
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t('discard.title', { title: resource.title })}
      consequences={[t('discard.gone'), t('discard.file')]}
      confirmLabel={t('manage.discard')}
      busy={discarding.isPending}
      error={discarding.error}
      onConfirm={() => discarding.mutate()}
    />
  );
}
