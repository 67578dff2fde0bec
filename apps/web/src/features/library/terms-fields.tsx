import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { LICENCES, licenceKey, RESOURCE_LANGUAGES, TOPICS, type ResourceTerms } from './library-api.js';
import classes from './library.module.css';

export type TermsForm = Omit<ResourceTerms, 'documentNumber'> & { readonly documentNumber: string };

export function toTerms({ documentNumber, ...terms }: TermsForm): ResourceTerms {
  return { ...terms, documentNumber: documentNumber.trim() === '' ? null : documentNumber.trim() };
}

interface TermsFieldsProps {
  readonly form: UseFormReturnType<TermsForm>;
  readonly fault: (path: string) => string | undefined;
}

export function TermsFields({ form, fault }: TermsFieldsProps) {
  const { t } = useTranslation('library');
  const licence = form.values.licence;
  const field = (name: keyof TermsForm) => {
    const { error, ...props } = form.getInputProps(name) as { error?: string };
    return { ...props, error: error ?? fault(name) };
  };
  return (
    <div className={classes['terms']}>
      <TextInput
        className={classes['wide'] ?? ''}
        label={t('title-label')}
        maxLength={300}
        required
        withAsterisk={false}
        {...field('title')}
      />
      <Textarea
        className={classes['wide'] ?? ''}
        label={t('summary-label')}
        description={t('summary-hint')}
        autosize
        minRows={2}
        maxLength={2000}
        {...field('summary')}
      />
      <TextInput
        label={t('number-label')}
        description={t('number-hint')}
        maxLength={100}
        {...field('documentNumber')}
      />
      <NativeSelect
        label={t('topic-label')}
        data={TOPICS.map((topic) => ({ value: topic, label: t(`topic.${topic}`) }))}
        {...field('topic')}
      />
      <NativeSelect
        label={t('licence-label')}
        description={t(`licence-means.${licenceKey(licence)}`)}
        data={LICENCES.map((each) => ({ value: each, label: t(`licence.${licenceKey(each)}`) }))}
        {...field('licence')}
      />
      <NativeSelect
        label={t('language-label')}
        data={RESOURCE_LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
        {...field('language')}
      />
    </div>
  );
}
