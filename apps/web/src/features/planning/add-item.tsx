import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { courseItem, type DraftItemValue } from './plan-draft.js';
import type { CourseChoice } from './planning-queries.js';
import classes from './planning.module.css';

interface AddItemProps {
  readonly year: number;
  readonly courses: readonly CourseChoice[];
  readonly taken: readonly DraftItemValue[];
  readonly onAdd: (item: DraftItemValue) => void;
}

const FREE_HALF_PERIODS = 8;

export function AddItem({ year, courses, taken, onAdd }: AddItemProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const [courseId, setCourseId] = useState('');
  const free = courses.filter(({ id }) => !taken.some((item) => item.courseId === id));
  const chosen = free.find(({ id }) => id === courseId);
  return (
    <div className={classes['add']}>
      <NativeSelect
        label={t('add-course')}
        value={courseId}
        data={[
          { value: '', label: t('choose-course') },
          ...free.map(({ id, title, nominalHalfPeriods }) => ({
            value: id,
            label: `${title} (${format.periods(nominalHalfPeriods)})`,
          })),
        ]}
        onChange={(event) => setCourseId(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={!chosen}
        onClick={() => {
          if (!chosen) return;
          onAdd(courseItem(chosen, year));
          setCourseId('');
        }}
      >
        {t('add')}
      </Button>
      <Button
        variant="subtle"
        onClick={() =>
          onAdd({
            key: crypto.randomUUID(),
            kind: 'hours',
            title: t('hours-default'),
            courseId: null,
            plannedHalfPeriods: FREE_HALF_PERIODS,
            dueOn: `${year}-12-10`,
          })
        }
      >
        {t('add-hours')}
      </Button>
    </div>
  );
}
