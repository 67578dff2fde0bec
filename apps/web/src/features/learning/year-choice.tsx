import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LearningYear } from './learning-queries.js';

export function YearChoice({
  learning,
  onYear,
}: {
  readonly learning: LearningYear;
  readonly onYear: (year: string) => void;
}) {
  const { t } = useTranslation('learning');
  const years = [...new Set([learning.year, ...learning.years])].sort((a, b) => b - a);
  if (years.length < 2) return null;
  return (
    <NativeSelect
      size="sm"
      label={t('year')}
      value={String(learning.year)}
      data={years.map((year) => ({ value: String(year), label: String(year) }))}
      onChange={(event) => onYear(event.currentTarget.value)}
    />
  );
}
