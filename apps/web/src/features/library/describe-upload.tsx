import { Button } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { useFieldFaults } from '~/ui/field-faults.js';
import { TextLink } from '~/ui/links.js';
import { useProblemText } from '~/ui/problem-text.js';
import { useRequestKey } from '~/ui/request-key.js';
import { libraryCalls, libraryKey, type StoredFile } from './library-api.js';
import classes from './library.module.css';
import { TermsFields, toTerms, type TermsForm } from './terms-fields.js';
import { termsOfFile } from './title-of-file.js';
import type { SharedTerms } from './upload-screen.js';

interface DescribeUploadProps {
  readonly stored: StoredFile;
  readonly fileName: string;
  readonly shared: SharedTerms;
  readonly onLeave: () => void;
}

/** What the file is, guessed from its name as far as that goes; then to the shelf or to the drafts. */
export function DescribeUpload({ stored, fileName, shared, onLeave }: DescribeUploadProps) {
  const { t } = useTranslation('library');
  const publishes = useCan('library.publish');
  const text = useProblemText();
  const save = useSaving(stored.id, fileName);
  const fault = useFieldFaults(save.error);
  const form = useForm({
    initialValues: { ...termsOfFile(fileName), ...shared, summary: '' },
    validate: { title: (value) => (value.trim() === '' ? t('title-missing') : null) },
  });
  useFollowing(form, shared);
  if (stored.mediaType === 'text/vtt') return <p className={classes['note']}>{t('upload.captions-elsewhere')}</p>;
  if (save.data) return <Saved id={save.data.id} published={save.data.published} />;
  const submit = (publish: boolean) => () => {
    if (!form.validate().hasErrors) save.mutate({ terms: form.values, publish });
  };
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()} aria-label={fileName}>
      <TermsFields form={form} fault={fault} />
      {save.error ? (
        <p role="alert" className={classes['note']} data-tone="danger">
          {text(save.error)}
        </p>
      ) : null}
      <div className={classes['uploadActions']}>
        {publishes ? (
          <Button type="submit" loading={save.isPending} onClick={submit(true)}>
            {t('upload.publish')}
          </Button>
        ) : null}
        <Button
          type={publishes ? 'button' : 'submit'}
          variant={publishes ? 'default' : 'filled'}
          disabled={save.isPending}
          onClick={submit(false)}
        >
          {t('upload.save-draft')}
        </Button>
        <Button variant="subtle" disabled={save.isPending} onClick={onLeave}>
          {t('upload.remove')}
        </Button>
      </div>
    </form>
  );
}

function useSaving(fileId: string, fileName: string) {
  const client = useQueryClient();
  const keyOf = useRequestKey();
  return useMutation({
    mutationFn: async ({ terms, publish }: { terms: TermsForm; publish: boolean }) => {
      const wanted = { ...toTerms(terms), fileId, fileName };
      const { id } = await libraryCalls.create({ ...wanted, requestKey: keyOf(wanted) });
      if (publish) await libraryCalls.publish(id);
      return { id, published: publish };
    },
    onSuccess: () => client.invalidateQueries({ queryKey: libraryKey }),
  });
}

/** What is chosen for all files holds here too, as long as nothing else was chosen here. */
function useFollowing(form: UseFormReturnType<TermsForm>, { topic, licence, language }: SharedTerms): void {
  const follow = useEffectEvent((chosen: SharedTerms) => {
    const untouched = Object.entries(chosen).filter(([name]) => !form.isTouched(name as keyof SharedTerms));
    form.setValues(Object.fromEntries(untouched));
    form.resetTouched();
  });
  useEffect(() => follow({ topic, licence, language }), [topic, licence, language]);
}

function Saved({ id, published }: { readonly id: string; readonly published: boolean }) {
  const { t } = useTranslation('library');
  return (
    <p role="status">
      {published ? t('upload.published') : t('upload.saved')}{' '}
      <TextLink to="/library/$resourceId" params={{ resourceId: id }}>
        {t('upload.see')}
      </TextLink>
    </p>
  );
}
