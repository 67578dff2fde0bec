import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import type { Resource } from './library-api.js';
import { useCaptioning } from './resource-changes.js';
import { SingleUpload } from './single-upload.js';

export function CaptionsUpload({ resource, onDone }: { readonly resource: Resource; readonly onDone: () => void }) {
  const { t } = useTranslation('library');
  const captioning = useCaptioning(resource.id, onDone);
  return (
    <>
      <SingleUpload
        label={t('manage.captions-drop')}
        hint={t('manage.captions-hint')}
        accept=".vtt"
        busy={captioning.isPending}
        onStored={({ id }) => captioning.mutate(id)}
      />
      {resource.hasCaptions ? (
        <Button mt="sm" variant="default" loading={captioning.isPending} onClick={() => captioning.mutate(null)}>
          {t('manage.captions-remove')}
        </Button>
      ) : null}
      {captioning.error ? <ErrorState error={captioning.error} /> : null}
    </>
  );
}
