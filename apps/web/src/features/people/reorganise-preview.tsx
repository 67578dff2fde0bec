import { Button, Group, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { notifyDone } from '~/ui/notify.js';
import { Pager } from '~/ui/pager.js';
import { useProblemText } from '~/ui/problem-text.js';
import { LoadingState } from '~/ui/loading-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { peopleKey } from './people-api.js';
import {
  type ImpactFigure,
  previewQuery,
  reorganise,
  type ReorganisationOrder,
  type ReorganisationPreview,
  type UnitPreview,
} from './reorganise-api.js';
import { unitsKey } from './units-api.js';
import classes from './reorganise.module.css';

interface PreviewProps {
  readonly order: ReorganisationOrder;
  readonly onBack: () => void;
}

const TONES = { ends: 'danger', begins: 'good', continues: 'neutral', moves: 'active' } as const;

export function PreviewStep({ order, onBack }: PreviewProps) {
  const { t } = useTranslation('people');
  const [page, setPage] = useState(1);
  const preview = useQuery(previewQuery(order, page));
  const textOf = useProblemText();
  const back = (
    <Button variant="default" size="md" onClick={onBack}>
      {t('reorganise.back')}
    </Button>
  );
  if (preview.isError) {
    return (
      <>
        <p role="alert" className={classes['fault']}>
          {textOf(preview.error)}
        </p>
        <Group>{back}</Group>
      </>
    );
  }
  if (preview.data === undefined) return <LoadingState />;
  return (
    <div className={classes['fields']}>
      <Changes order={order} preview={preview.data} onPage={setPage} />
      <CarryOut order={order} preview={preview.data} onOutdated={() => void preview.refetch()} back={back} />
    </div>
  );
}

function Changes({
  order,
  preview,
  onPage,
}: {
  readonly order: ReorganisationOrder;
  readonly preview: ReorganisationPreview;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { units, people, peopleMoved, grants, impacts } = preview;
  const paper = {
    day: format.civilDate(order.effectiveOn),
    number: order.decisionNumber,
    date: format.civilDate(order.decisionDate),
  };
  return (
    <>
      <p className={classes['sentence']}>{t('reorganise.by-decision', paper)}</p>
      <h3 className={classes['part']}>{t('reorganise.preview-units')}</h3>
      <ul className={classes['lines']}>
        {units.map((unit) => (
          <UnitLine key={unit.unitId ?? unit.name} unit={unit} />
        ))}
      </ul>
      <h3 className={classes['part']}>{t('reorganise.preview-people', { count: peopleMoved })}</h3>
      {people.total === 0 ? null : (
        <>
          <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('reorganise.people-table')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('name')}</Table.Th>
                  <Table.Th>{t('reorganise.from-unit')}</Table.Th>
                  <Table.Th>{t('reorganise.to-unit')}</Table.Th>
                  <Table.Th>{t('from')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {people.items.map((person, index) => (
                  <Table.Tr key={`${person.personId}:${index}`}>
                    <Table.Td>
                      {person.fullName} {person.kind === 'primary' ? null : <>({t(`kinds.${person.kind}`)})</>}
                    </Table.Td>
                    <Table.Td>{person.fromName}</Table.Td>
                    <Table.Td>{person.toName}</Table.Td>
                    <Table.Td>
                      <CivilDate value={person.from} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <Pager page={people} onPage={onPage} label={t('reorganise.people-table')} />
        </>
      )}
      <h3 className={classes['part']}>{t('reorganise.preview-roles')}</h3>
      {grants.length === 0 ? <p>{t('reorganise.no-roles')}</p> : null}
      <ul className={classes['lines']}>
        {grants.map(({ id, holderName, role, unitName, toName }) => (
          <li key={id}>
            {toName === null
              ? t('reorganise.role-ends', { name: holderName, role: t(`role-names.${role}`), unit: unitName })
              : t('reorganise.role-passes', { name: holderName, role: t(`role-names.${role}`), unit: toName })}
          </li>
        ))}
      </ul>
      <h3 className={classes['part']}>{t('reorganise.preview-open')}</h3>
      <ul className={classes['lines']}>
        {impacts.map((figure) => (
          <ImpactLine key={figure.code} figure={figure} />
        ))}
      </ul>
    </>
  );
}

function UnitLine({ unit }: { readonly unit: UnitPreview }) {
  const { t } = useTranslation('people');
  const { name, effect, parentBefore, parentAfter, peopleBefore, peopleAfter } = unit;
  const place =
    effect === 'moves' || (parentBefore !== parentAfter && parentBefore !== null && parentAfter !== null)
      ? t('reorganise.moves', { before: parentBefore ?? '', after: parentAfter ?? '' })
      : effect === 'begins'
        ? t('units.below', { name: parentAfter ?? '' })
        : null;
  const people =
    peopleBefore === peopleAfter ? null : t('reorganise.people-change', { before: peopleBefore, after: peopleAfter });
  return (
    <li>
      <StatusBadge tone={TONES[effect]}>{t(`reorganise.effects.${effect}`)}</StatusBadge> <strong>{name}</strong>
      <span className={classes['note']}>{[place, people].filter((part) => part !== null).join(' · ')}</span>
    </li>
  );
}

function ImpactLine({ figure: { code, count, names } }: { readonly figure: ImpactFigure }) {
  const { t } = useTranslation('people');
  const named = names.length === 0 ? '' : `: ${names.join(', ')}${count > names.length ? ' …' : ''}`;
  return (
    <li>
      {t(`reorganise.impacts.${code}`, { count })}
      {named}
    </li>
  );
}

interface CarryOutProps {
  readonly order: ReorganisationOrder;
  readonly preview: ReorganisationPreview;
  readonly onOutdated: () => void;
  readonly back: React.ReactNode;
}

function CarryOut({ order, preview, onOutdated, back }: CarryOutProps) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const navigate = useNavigate();
  const textOf = useProblemText();
  const act = useMutation({
    mutationFn: () => reorganise(order, preview.fingerprint),
    onSuccess: async ({ unitIds }) => {
      await client.invalidateQueries({ queryKey: peopleKey });
      client.removeQueries({ queryKey: unitsKey });
      notifyDone(t(`reorganise.done.${order.operation}`));
      await navigate({ to: '/units/$unitId', params: { unitId: unitIds[0] ?? order.unitIds[0] ?? '' } });
    },
    onError: onOutdated,
  });
  return (
    <>
      {act.isError ? (
        <p role="alert" className={classes['fault']}>
          {textOf(act.error)}
        </p>
      ) : null}
      <p className={classes['note']}>{t('reorganise.effect')}</p>
      <Group>
        <Button size="md" loading={act.isPending} onClick={() => act.mutate()}>
          {t(`reorganise.carry-out.${order.operation}`)}
        </Button>
        {back}
      </Group>
    </>
  );
}
