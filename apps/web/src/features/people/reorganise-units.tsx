import { Button, Checkbox, Fieldset, Group, MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Draft, emptyPart, type PartDraft } from './reorganise-draft.js';
import type { StepProps } from './reorganise-screen.js';
import { UnitSelect } from './unit-select.js';
import { optionsOf, withoutMarks } from './unit-tree.js';
import { INNER_KINDS, type UnitKind, type UnitNode } from './units-api.js';

/** Which units, and what becomes of them. */
export function UnitsStep(props: StepProps) {
  const { t } = useTranslation('people');
  const { draft, onChange } = props;
  const { operation } = draft;
  const single = operation === 'split' || operation === 'dissolve';
  return (
    <>
      {single ? (
        <UnitSelect
          label={t(`reorganise.units.${operation}`)}
          on={draft.effectiveOn}
          value={draft.unitIds[0] ?? ''}
          onChange={(unitId) => onChange({ unitIds: unitId === '' ? [] : [unitId], children: {}, people: {} })}
        />
      ) : (
        <ManyUnits {...props} />
      )}
      {operation === 'absorb' || operation === 'dissolve' ? (
        <UnitSelect
          label={operation === 'absorb' ? t('reorganise.receiver') : t('reorganise.people-receiver')}
          description={operation === 'absorb' ? t('reorganise.receiver-hint') : t('reorganise.people-receiver-hint')}
          on={draft.effectiveOn}
          value={draft.receiverId}
          onChange={(receiverId) => onChange({ receiverId })}
        />
      ) : null}
      {operation === 'merge' ? <PartFields {...props} index={0} legend={t('reorganise.new-unit')} /> : null}
      {operation === 'split' ? <SplitParts {...props} /> : null}
    </>
  );
}

function ManyUnits({ draft, units, onChange }: StepProps) {
  const { t } = useTranslation('people');
  const options = optionsOf(units).filter(({ depth }) => depth > 0);
  return (
    <MultiSelect
      size="md"
      label={t(`reorganise.units.${draft.operation}`)}
      description={t('reorganise.units-hint')}
      data={options.map(({ value, label }) => ({ value, label }))}
      value={draft.unitIds.filter((id) => options.some(({ value }) => value === id))}
      onChange={(unitIds) => onChange({ unitIds, children: {}, parts: withParent(draft, units, unitIds[0]) })}
      searchable
      limit={200}
      nothingFoundMessage={t('unit.nothing-found')}
      filter={({ options: all, search }) =>
        all.filter((option) => 'label' in option && withoutMarks(option.label).includes(withoutMarks(search.trim())))
      }
    />
  );
}

/** A new unit stands, unless said otherwise, where the first of the former ones stood. */
function withParent(draft: Draft, units: readonly UnitNode[], unitId: string | undefined): PartDraft[] {
  const parentId = units.find(({ id }) => id === unitId)?.parentId ?? '';
  return draft.parts.map((part) => (part.parentId === '' ? { ...part, parentId } : part));
}

function SplitParts(props: StepProps) {
  const { t } = useTranslation('people');
  const { draft, onChange } = props;
  return (
    <>
      <Checkbox
        label={t('reorganise.goes-on')}
        description={t('reorganise.goes-on-hint')}
        checked={draft.goesOn}
        onChange={(event) => onChange({ goesOn: event.currentTarget.checked })}
      />
      {draft.parts.map((_, index) => (
        <PartFields
          key={index}
          {...props}
          index={index}
          legend={
            index === 0 && draft.goesOn ? t('reorganise.unit-itself') : t('reorganise.part', { number: index + 1 })
          }
        />
      ))}
      <Group>
        <Button variant="default" onClick={() => onChange({ parts: [...draft.parts, emptyPart('')] })}>
          {t('reorganise.add-part')}
        </Button>
        {draft.parts.length > 2 ? (
          <Button variant="subtle" onClick={() => onChange({ parts: draft.parts.slice(0, -1), people: {} })}>
            {t('reorganise.remove-part', { number: draft.parts.length })}
          </Button>
        ) : null}
      </Group>
    </>
  );
}

interface PartProps extends StepProps {
  readonly index: number;
  readonly legend: string;
}

function PartFields({ draft, index, legend, onChange }: PartProps) {
  const { t } = useTranslation('people');
  const part = draft.parts[index] ?? emptyPart('');
  const change = (changed: Partial<PartDraft>) =>
    onChange({ parts: draft.parts.map((each, at) => (at === index ? { ...each, ...changed } : each)) });
  const itself = draft.operation === 'split' && index === 0 && draft.goesOn;
  return (
    <Fieldset legend={legend} variant="default">
      <Stack gap="md">
        {itself ? null : (
          <>
            <TextInput
              label={t('units.name')}
              description={t('units.name-hint')}
              value={part.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('units.kind')}
              description={t('reorganise.kind-hint')}
              data={INNER_KINDS.map((value) => ({ value, label: t(`unit-kinds.${value}`) }))}
              value={part.kind}
              onChange={(event) => change({ kind: event.currentTarget.value as UnitKind })}
            />
            <UnitSelect
              label={t('reorganise.parent')}
              description={t('reorganise.parent-hint')}
              on={draft.effectiveOn}
              value={part.parentId}
              onChange={(parentId) => change({ parentId })}
            />
          </>
        )}
        {draft.operation === 'split' ? (
          <TextInput
            label={t('reorganise.share')}
            description={t('reorganise.share-hint')}
            inputMode="decimal"
            value={part.percent}
            onChange={(event) => change({ percent: event.currentTarget.value })}
          />
        ) : null}
      </Stack>
    </Fieldset>
  );
}
