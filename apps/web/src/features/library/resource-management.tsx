import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import { Section } from '~/ui/page.js';
import { CaptionsUpload } from './captions-upload.js';
import { EditTerms } from './edit-terms.js';
import type { Resource } from './library-api.js';
import { ReplaceFile } from './replace-file.js';
import { useDiscarding, usePublishing } from './resource-changes.js';
import { DiscardDialog, WithdrawDialog } from './state-dialogs.js';

type Opened = 'terms' | 'file' | 'captions' | 'withdraw' | 'discard' | null;

/** What those who look after the resource can do with it, below what everyone sees. */
export function ResourceManagement({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation('library');
  const [opened, setOpened] = useState<Opened>(null);
  const publishing = usePublishing(resource.id);
  const { state, kind, mayPublish } = resource;
  const toggle = (what: Opened) => () => setOpened(opened === what ? null : what);
  const close = () => setOpened(null);
  return (
    <Section title={t('manage.title')} description={t(`manage.lead.${state}`)}>
      <Group gap="xs" mb="md">
        {mayPublish && state !== 'published' ? (
          <Button loading={publishing.isPending} onClick={() => publishing.mutate()}>
            {t('manage.publish')}
          </Button>
        ) : null}
        <Button variant="default" aria-expanded={opened === 'terms'} onClick={toggle('terms')}>
          {t('manage.describe')}
        </Button>
        <Button variant="default" aria-expanded={opened === 'file'} onClick={toggle('file')}>
          {t('manage.replace')}
        </Button>
        {kind === 'video' ? (
          <Button variant="default" aria-expanded={opened === 'captions'} onClick={toggle('captions')}>
            {t('manage.captions')}
          </Button>
        ) : null}
        {mayPublish && state === 'published' ? (
          <Button variant="default" onClick={() => setOpened('withdraw')}>
            {t('manage.withdraw')}
          </Button>
        ) : null}
        {state === 'draft' ? (
          <Button variant="default" onClick={() => setOpened('discard')}>
            {t('manage.discard')}
          </Button>
        ) : null}
      </Group>
      {publishing.error ? <ErrorState error={publishing.error} /> : null}
      {opened === 'terms' ? <EditTerms resource={resource} onDone={close} /> : null}
      {opened === 'file' ? <ReplaceFile resource={resource} onDone={close} /> : null}
      {opened === 'captions' ? <CaptionsUpload resource={resource} onDone={close} /> : null}
      <WithdrawDialog resource={resource} opened={opened === 'withdraw'} onClose={close} />
      <Discard resource={resource} opened={opened === 'discard'} onClose={close} />
    </Section>
  );
}

function Discard(props: { readonly resource: Resource; readonly opened: boolean; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const discarding = useDiscarding(props.resource.id, () => void navigate({ to: '/contributions' }));
  return <DiscardDialog {...props} discarding={discarding} />;
}
