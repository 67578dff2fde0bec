import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withoutMarks } from './export-filter.js';

interface SearchedSelectProps {
  readonly label: string;
  readonly description?: string;
  /** What nothing chosen means: "Tất cả đơn vị". */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A long list, found by typing with or without marks. */
export function SearchedSelect({ label, description, all, options, value, onChange }: SearchedSelectProps) {
  const { t } = useTranslation('exports');
  return (
    <Select
      label={label}
      {...(description === undefined ? {} : { description })}
      data={[{ value: '', label: all }, ...options]}
      value={value}
      onChange={(chosen) => onChange(chosen ?? '')}
      searchable
      allowDeselect={false}
      limit={300}
      nothingFoundMessage={t('filter.nothing-found')}
      filter={({ options: offered, search }) =>
        offered.filter(
          (option) => 'label' in option && withoutMarks(option.label).includes(withoutMarks(search.trim())),
        )
      }
    />
  );
}
