import { DateField } from './date-field.js';
import type { ListState } from './list-search.js';
import { readDay } from './typed-day.js';

interface DateFilterProps {
  readonly list: ListState;
  readonly name: string;
  readonly label: string;
}

/** A day that narrows a list: acts as soon as the day is whole. */
export function DateFilter({ list, name, label }: DateFilterProps) {
  return (
    <DateField
      size="sm"
      label={label}
      value={list.filter(name)}
      onChange={(value) => {
        if ((value === '' || readDay(value) !== null) && value !== list.filter(name)) list.setFilter(name, value);
      }}
    />
  );
}
