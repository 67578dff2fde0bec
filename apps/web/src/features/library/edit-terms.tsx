import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import type { Resource } from './library-api.js';
import { useDescribing } from './resource-changes.js';
import { TermsFields, toTerms } from './terms-fields.js';

export function EditTerms({ resource, onDone }: { readonly resource: Resource; readonly onDone: () => void }) {
  const { t } = useTranslation('library');
  const describing = useDescribing(resource.id, onDone);
  const fault = useFieldFaults(describing.error);
  const { title, summary, documentNumber, topic, licence, language } = resource;
  const form = useForm({
    initialValues: { title, summary, documentNumber: documentNumber ?? '', topic, licence, language },
    validate: { title: (value: string) => (value.trim() === '' ? t('title-missing') : null) },
  });
  return (
    <Form
      onSubmit={form.onSubmit((values) => describing.mutate(toTerms(values)))}
      submitLabel={t('manage.save')}
      busy={describing.isPending}
      error={describing.error}
      actions={
        <Button variant="subtle" size="md" onClick={onDone}>
          {t('manage.cancel')}
        </Button>
      }
    >
      <TermsFields form={form} fault={fault} />
    </Form>
  );
}
