import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { optionsOf, withoutMarks } from './unit-tree.js';
import { unitTreeQuery } from './units-api.js';

interface UnitSelectProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  /** The units of that day; today's when left out. */
  readonly on?: string;
  readonly error?: string | undefined;
  readonly onChange: (unitId: string) => void;
}

/** Any unit of a day, found by typing with or without marks. */
export function UnitSelect({ label, description, value, on = '', error, onChange }: UnitSelectProps) {
  const { t } = useTranslation('people');
  const tree = useQuery(unitTreeQuery(on));
  const options = optionsOf(tree.data?.units ?? []);
  const depths = new Map(options.map((option) => [option.value, option.depth]));
  return (
    <Select
      label={label}
      {...(description === undefined ? {} : { description })}
      data={options.map(({ value: id, label: name }) => ({ value: id, label: name }))}
      renderOption={({ option }) => (
        <span style={{ paddingInlineStart: `${depths.get(option.value) ?? 0}rem` }}>{option.label}</span>
      )}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      error={error}
      searchable
      limit={200}
      nothingFoundMessage={t('unit.nothing-found')}
      filter={({ options, search }) =>
        options.filter(
          (option) => 'label' in option && withoutMarks(option.label).includes(withoutMarks(search.trim())),
        )
      }
    />
  );
}
