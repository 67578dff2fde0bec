import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { notifyDone } from '~/ui/notify.js';
import { today } from '~/ui/civil-days.js';
import { UnitDialog } from './unit-dialog.js';
import { UnitSelect } from './unit-select.js';
import {
  addUnit,
  type Decision,
  moveUnit,
  renameUnit,
  type Unit,
  INNER_KINDS,
  type UnitKind,
  unitsKey,
} from './units-api.js';

interface UnitDialogProps {
  readonly unit: Unit;
  readonly onClose: () => void;
}

interface DecisionForm {
  effectiveOn: string;
  decisionNumber: string;
  decisionDate: string;
}

const emptyDecision = (): DecisionForm => ({ effectiveOn: today(), decisionNumber: '', decisionDate: '' });

const decisionOf = ({ effectiveOn, decisionNumber, decisionDate }: DecisionForm): Decision => ({
  effectiveOn,
  decisionNumber,
  decisionDate,
});

function useGiven() {
  const { t } = useTranslation('people');
  return (value: string) => (value.trim() === '' ? t('required') : null);
}

/** Nothing of the organisation changes without its paper. */
function useDecisionGiven() {
  const given = useGiven();
  return { effectiveOn: given, decisionNumber: given, decisionDate: given };
}

/** Everything about the organisation is read again after a change: names and trees stand on many pages. */
function useUnitChange<Values>(change: (values: Values) => Promise<unknown>, done: string, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: unitsKey });
      notifyDone(done);
      onClose();
    },
  });
}

export function AddUnitDialog({ unit, onClose }: UnitDialogProps) {
  const { t } = useTranslation('people');
  const given = useGiven();
  const decisionGiven = useDecisionGiven();
  const form = useForm<DecisionForm & { name: string; kind: UnitKind }>({
    initialValues: { ...emptyDecision(), name: '', kind: 'division' },
    validate: { name: given, ...decisionGiven },
  });
  const adding = useUnitChange(
    (values: typeof form.values) =>
      addUnit({ ...decisionOf(values), parentId: unit.id, name: values.name, kind: values.kind }),
    t('units.added'),
    onClose,
  );
  return (
    <UnitDialog
      title={t('units.add-title', { name: unit.name })}
      submitLabel={t('units.add')}
      onSubmit={form.onSubmit((values) => adding.mutate(values))}
      onClose={onClose}
      change={adding}
    >
      <TextInput label={t('units.name')} description={t('units.name-hint')} {...form.getInputProps('name')} />
      <NativeSelect
        label={t('units.kind')}
        data={INNER_KINDS.map((value) => ({
          value,
          label: t(`unit-kinds.${value}`),
        }))}
        {...form.getInputProps('kind')}
      />
      <DecisionFields field={form.getInputProps} />
    </UnitDialog>
  );
}

export function RenameUnitDialog({ unit, onClose }: UnitDialogProps) {
  const { t } = useTranslation('people');
  const given = useGiven();
  const decisionGiven = useDecisionGiven();
  const form = useForm({
    initialValues: { ...emptyDecision(), name: unit.name },
    validate: { name: given, ...decisionGiven },
  });
  const renaming = useUnitChange(
    (values: typeof form.values) => renameUnit(unit.id, { ...decisionOf(values), name: values.name }),
    t('units.renamed'),
    onClose,
  );
  return (
    <UnitDialog
      title={t('units.rename-title', { name: unit.name })}
      submitLabel={t('units.rename')}
      onSubmit={form.onSubmit((values) => renaming.mutate(values))}
      onClose={onClose}
      change={renaming}
    >
      <TextInput label={t('units.new-name')} {...form.getInputProps('name')} />
      <DecisionFields field={form.getInputProps} />
      <p style={{ margin: 0 }}>{t('units.rename-effect')}</p>
    </UnitDialog>
  );
}

export function MoveUnitDialog({ unit, onClose }: UnitDialogProps) {
  const { t } = useTranslation('people');
  const given = useGiven();
  const decisionGiven = useDecisionGiven();
  const form = useForm({
    initialValues: { ...emptyDecision(), parentId: '' },
    validate: { parentId: given, ...decisionGiven },
  });
  const moving = useUnitChange(
    (values: typeof form.values) => moveUnit(unit.id, { ...decisionOf(values), parentId: values.parentId }),
    t('units.moved'),
    onClose,
  );
  return (
    <UnitDialog
      title={t('units.move-title', { name: unit.name })}
      submitLabel={t('units.move')}
      onSubmit={form.onSubmit((values) => moving.mutate(values))}
      onClose={onClose}
      change={moving}
    >
      <UnitSelect
        label={t('units.new-parent')}
        value={form.values.parentId}
        error={form.errors['parentId'] as string | undefined}
        onChange={(parentId) => form.setFieldValue('parentId', parentId)}
      />
      <DecisionFields field={form.getInputProps} />
      <p style={{ margin: 0 }}>{t('units.move-effect')}</p>
    </UnitDialog>
  );
}

function DecisionFields({ field }: { readonly field: (name: keyof DecisionForm) => object }) {
  const { t } = useTranslation('people');
  return (
    <>
      <DateField
        label={t('units.effective-on')}
        description={t('transfer.effective-on-hint')}
        {...field('effectiveOn')}
      />
      <TextInput label={t('decision-number')} description={t('decision-number-hint')} {...field('decisionNumber')} />
      <DateField label={t('decision-date')} {...field('decisionDate')} />
    </>
  );
}
