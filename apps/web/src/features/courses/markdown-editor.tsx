import { Tabs, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Markdown } from '~/ui/markdown.js';
import classes from './author.module.css';

interface MarkdownEditorProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Write on one side, see on the other how it will be read. */
export function MarkdownEditor({ label, value, error, onChange }: MarkdownEditorProps) {
  const { t } = useTranslation('courses');
  return (
    <Tabs defaultValue="write" keepMounted={false}>
      <Tabs.List aria-label={label}>
        <Tabs.Tab value="write">{t('author.write')}</Tabs.Tab>
        <Tabs.Tab value="preview">{t('author.preview')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="write" pt="md">
        <Textarea
          label={label}
          description={t('author.markdown-says')}
          autosize
          minRows={10}
          maxRows={40}
          value={value}
          error={error}
          classNames={{ input: classes['source'] ?? '' }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </Tabs.Panel>
      <Tabs.Panel value="preview" pt="md">
        {value.trim() === '' ? <p>{t('author.preview-empty')}</p> : <Markdown source={value} />}
      </Tabs.Panel>
    </Tabs>
  );
}
