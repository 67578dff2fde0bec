import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { OPERATIONS } from './reorganise-draft.js';
import type { StepProps } from './reorganise-screen.js';
import classes from './reorganise.module.css';

/** The day comes first: it decides which units there are to choose from. */
export function DecisionStep({ draft, fault, onChange }: StepProps) {
  const { t } = useTranslation('people');
  const missing = (value: string) => (fault !== null && value.trim() === '' ? t('required') : null);
  return (
    <>
      <Radio.Group
        label={t('reorganise.operation')}
        value={draft.operation}
        onChange={(value) => {
          const operation = OPERATIONS.find((each) => each === value);
          if (operation) onChange({ operation, children: {}, people: {} });
        }}
      >
        <div className={classes['choices']}>
          {OPERATIONS.map((operation) => (
            <Radio
              key={operation}
              value={operation}
              label={t(`reorganise.operations.${operation}`)}
              description={t(`reorganise.operation-hints.${operation}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <DateField
        label={t('units.effective-on')}
        description={t('transfer.effective-on-hint')}
        value={draft.effectiveOn}
        error={missing(draft.effectiveOn)}
        onChange={(value) => onChange({ effectiveOn: value })}
      />
      <TextInput
        label={t('decision-number')}
        description={t('decision-number-hint')}
        value={draft.decisionNumber}
        error={missing(draft.decisionNumber)}
        onChange={(event) => onChange({ decisionNumber: event.currentTarget.value })}
      />
      <DateField
        label={t('decision-date')}
        value={draft.decisionDate}
        error={missing(draft.decisionDate)}
        onChange={(value) => onChange({ decisionDate: value })}
      />
    </>
  );
}
