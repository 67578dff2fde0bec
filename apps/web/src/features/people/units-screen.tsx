import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { DateFilter } from '~/ui/date-filter.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { ButtonLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { UnitBranchList } from './unit-branch-list.js';
import { branchesOf, idsBelow, prune } from './unit-tree.js';
import { type UnitTree, unitTreeQuery } from './units-api.js';
import classes from './people.module.css';

/** How many levels stand open at first: the department and what is directly below it. */
const OPEN_DEPTH = 1;

export function UnitsScreen() {
  const { t } = useTranslation('people');
  const list = useListState();
  const mayReorganise = useCan('identity.manage-units');
  const on = list.filter('on');
  const tree = useQuery(unitTreeQuery(on));
  return (
    <Page>
      <PageHeader
        title={t('units.title')}
        lead={t('units.lead')}
        actions={mayReorganise ? <ButtonLink to="/units/reorganise">{t('reorganise.open')}</ButtonLink> : null}
      />
      <FilterBar
        list={list}
        searchLabel={t('units.search')}
        actions={<DateFilter list={list} name="on" label={t('units.as-of')} />}
      />
      <QueryState query={tree}>{(data) => <Tree key={data.on} tree={data} words={list.q} on={on} />}</QueryState>
    </Page>
  );
}

function Tree({ tree, words, on }: { readonly tree: UnitTree; readonly words: string; readonly on: string }) {
  const { t } = useTranslation('people');
  const branches = useMemo(() => branchesOf(tree.units), [tree.units]);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(tree.units.filter(({ depth }) => depth < OPEN_DEPTH).map(({ id }) => id)),
  );
  if (branches.length === 0) return <EmptyState title={t('units.empty')}>{t('units.empty-advice')}</EmptyState>;
  const found = prune(branches, words);
  if (found.length === 0) return <EmptyState title={t('units.not-found')}>{t('units.not-found-advice')}</EmptyState>;
  const searching = words.trim() !== '';
  const all = branches.flatMap(idsBelow);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <>
      <Group justify="space-between" className={classes['treeHead']}>
        <p className={classes['note']}>{t('units.count', { count: tree.units.length })}</p>
        {searching ? null : (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => setOpen(open.size === all.length ? new Set() : new Set(all))}
          >
            {open.size === all.length ? t('units.close-all') : t('units.open-all')}
          </Button>
        )}
      </Group>
      <UnitBranchList branches={found} on={on} isOpen={(id) => searching || open.has(id)} onToggle={toggle} />
    </>
  );
}
