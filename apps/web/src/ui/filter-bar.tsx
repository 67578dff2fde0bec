import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';
import type { ListState } from './list-search.js';

export interface Filter {
  readonly name: string;
  readonly label: string;
  /** The first option, for "all", is added by the bar. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface FilterBarProps {
  readonly list: ListState;
  /** Says what is searched: "Tên, số hiệu hoặc nội dung". */
  readonly searchLabel?: string;
  readonly filters?: readonly Filter[];
  readonly actions?: ReactNode;
}

/** Search and filters above a list. They act at once and stand in the address; native selects are the quickest on phones. */
export function FilterBar({ list, searchLabel, filters = [], actions }: FilterBarProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes['bar']} role="search" data-screen-only>
      {searchLabel ? <SearchField key={list.narrowed ? 'narrowed' : 'all'} list={list} label={searchLabel} /> : null}
      {filters.map((filter) => (
        <NativeSelect
          key={filter.name}
          size="sm"
          className={classes['filter']}
          label={filter.label}
          value={list.filter(filter.name)}
          data={[{ value: '', label: t('filter.all') }, ...filter.options]}
          onChange={(event) => list.setFilter(filter.name, event.currentTarget.value)}
        />
      ))}
      {list.narrowed ? (
        <Button variant="subtle" onClick={list.clear}>
          {t('filter.clear')}
        </Button>
      ) : null}
      {actions ? <div className={classes['actions']}>{actions}</div> : null}
    </div>
  );
}

function SearchField({ list, label }: { readonly list: ListState; readonly label: string }) {
  const [text, setText] = useState(list.q);
  const search = useDebouncedCallback(list.setQuery, 300);
  return (
    <TextInput
      type="search"
      size="sm"
      className={classes['search']}
      label={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
