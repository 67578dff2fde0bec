import { ActionIcon, NumberInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import type { DraftItemValue } from './plan-draft.js';
import classes from './planning.module.css';

interface DraftItemProps {
  readonly item: DraftItemValue;
  readonly year: number;
  readonly onChange: (item: DraftItemValue) => void;
  readonly onRemove: () => void;
}

export function DraftItem({ item, year, onChange, onRemove }: DraftItemProps) {
  const { t } = useTranslation('planning');
  return (
    <li className={classes['draft']}>
      {item.kind === 'course' ? (
        <p className={classes['draftTitle']}>{item.title}</p>
      ) : (
        <TextInput
          className={classes['draftTitle'] ?? ''}
          label={t('hours-title')}
          value={item.title}
          onChange={(event) => onChange({ ...item, title: event.currentTarget.value })}
        />
      )}
      <NumberInput
        label={t('periods-of-item')}
        value={item.plannedHalfPeriods / 2}
        min={0.5}
        max={200}
        step={0.5}
        decimalSeparator=","
        onChange={(value) => onChange({ ...item, plannedHalfPeriods: Math.round(Number(value) * 2) })}
      />
      <DateField
        label={t('due')}
        value={item.dueOn}
        min={`${year}-01-01`}
        max={`${year}-12-31`}
        onChange={(value) => onChange({ ...item, dueOn: value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('remove', { title: item.title })}
        onClick={onRemove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}
