import { NativeSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { unitPeopleQuery } from './reorganise-api.js';
import { isGoingOn, partNames, placeOf, unitsToPlace } from './reorganise-draft.js';
import type { StepProps } from './reorganise-screen.js';
import { UnitSelect } from './unit-select.js';
import type { UnitNode } from './units-api.js';
import classes from './reorganise.module.css';

/** Who goes where: people, the units below, and the roles. */
export function PlacesStep(props: StepProps) {
  const { t } = useTranslation('people');
  const { draft, units, onChange } = props;
  const children = unitsToPlace(draft, units);
  return (
    <>
      {draft.operation === 'split' ? <SplitPeople {...props} /> : <p>{t(`reorganise.people.${draft.operation}`)}</p>}
      {children.length === 0 ? (
        <p>{isGoingOn(draft) ? t('reorganise.children-stay') : t('reorganise.no-children')}</p>
      ) : (
        children.map((child) => <ChildPlace key={child.id} {...props} child={child} />)
      )}
      <Radio.Group
        label={t('reorganise.roles')}
        description={t('reorganise.roles-hint')}
        value={draft.roles}
        onChange={(value) => onChange({ roles: value === 'pass' ? 'pass' : 'end' })}
      >
        <div className={classes['choices']}>
          <Radio value="end" label={t('reorganise.roles-end')} />
          <Radio value="pass" label={t('reorganise.roles-pass')} />
        </div>
      </Radio.Group>
    </>
  );
}

function ChildPlace({ child, draft, units, onChange }: StepProps & { readonly child: UnitNode }) {
  const { t } = useTranslation('people');
  const place = placeOf(draft, child.id, units);
  const choose = (value: string) => onChange({ children: { ...draft.children, [child.id]: value } });
  const parts = partNames(draft, units).map((name, index) => ({
    value: `part:${index}`,
    label: t('reorganise.below-part', { name }),
  }));
  const ways = [
    ...parts,
    { value: 'unit:', label: t('reorganise.below-other') },
    ...(draft.operation === 'dissolve' ? [{ value: 'dissolve', label: t('reorganise.dissolve-too') }] : []),
  ];
  const elsewhere = place.startsWith('unit:');
  return (
    <div className={classes['pair']}>
      <NativeSelect
        label={t('reorganise.child', { name: child.name })}
        data={ways}
        value={elsewhere ? 'unit:' : place}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {elsewhere ? (
        <UnitSelect
          label={t('reorganise.child-parent', { name: child.name })}
          on={draft.effectiveOn}
          value={place.slice('unit:'.length)}
          onChange={(unitId) => choose(`unit:${unitId}`)}
        />
      ) : null}
    </div>
  );
}

function SplitPeople({ draft, units, onChange }: StepProps) {
  const { t } = useTranslation('people');
  const [page, setPage] = useState(1);
  const unitId = draft.unitIds[0] ?? '';
  const people = useQuery(unitPeopleQuery(unitId, draft.effectiveOn, page));
  const parts = partNames(draft, units).map((label, index) => ({ value: String(index), label }));
  const choose = (personId: string, part: number) => {
    const { [personId]: _, ...others } = draft.people;
    onChange({ people: part === 0 ? others : { ...others, [personId]: part } });
  };
  return (
    <section aria-label={t('reorganise.split-people')}>
      <p>{t('reorganise.split-people-lead', { name: parts[0]?.label ?? '' })}</p>
      <QueryState query={people}>
        {(data) => (
          <>
            {data.items
              .filter((person) => person.unitId === unitId)
              .map((person) => (
                <NativeSelect
                  key={person.id}
                  className={classes['person']}
                  label={person.fullName}
                  description={person.position}
                  data={parts}
                  value={String(draft.people[person.id] ?? 0)}
                  onChange={(event) => choose(person.id, Number(event.currentTarget.value))}
                />
              ))}
            {data.total > data.size ? <Pager page={data} onPage={setPage} /> : null}
          </>
        )}
      </QueryState>
    </section>
  );
}
