import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import type { Resource } from './library-api.js';
import { useReplacing } from './resource-changes.js';
import { SingleUpload } from './single-upload.js';
import { ACCEPTED } from './upload-screen.js';

export function ReplaceFile({ resource, onDone }: { readonly resource: Resource; readonly onDone: () => void }) {
  const { t } = useTranslation('library');
  const replacing = useReplacing(resource.id, onDone);
  return (
    <>
      <SingleUpload
        label={t('manage.replace-drop')}
        hint={t('manage.replace-hint', { number: resource.version + 1 })}
        accept={ACCEPTED}
        busy={replacing.isPending}
        onStored={({ id: fileId }, fileName) => replacing.mutate({ fileId, fileName })}
      />
      {replacing.error ? <ErrorState error={replacing.error} /> : null}
    </>
  );
}
