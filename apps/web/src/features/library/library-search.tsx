import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '~/ui/list-search.js';
import classes from './library.module.css';

/** Acts while it is typed in; the address follows, so that Back leads to where one was. */
export function LibrarySearch({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('library');
  const [typed, setTyped] = useState({ text: list.q, q: list.q });
  const search = useDebouncedCallback((text: string) => list.setQuery(text), 250);
  // The address changed by another way than this field: a link, Back, "clear all".
  if (typed.q !== list.q) setTyped({ text: list.q === typed.text.trim() ? typed.text : list.q, q: list.q });
  return (
    <form
      role="search"
      aria-label={t('search')}
      className={classes['searchForm']}
      onSubmit={(event) => {
        event.preventDefault();
        search.cancel();
        list.setQuery(typed.text);
      }}
    >
      <TextInput
        type="search"
        size="lg"
        aria-label={t('search')}
        placeholder={t('search-hint')}
        leftSection={<IconSearch size={20} aria-hidden />}
        enterKeyHint="search"
        value={typed.text}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped({ ...typed, text });
          search(text);
        }}
      />
    </form>
  );
}
