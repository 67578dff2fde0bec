import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import type { ListState } from '~/ui/list-search.js';
import { kindsQuery, type Question } from './library-api.js';

interface NothingFoundProps {
  readonly list: ListState;
  readonly question: Question;
}

/** Leads on: to other kinds that have something, to the same words everywhere, or to everything. */
export function NothingFound({ list, question }: NothingFoundProps) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const { data } = useQuery({ ...kindsQuery({ ...question, kind: '' }), enabled: question.kind !== '' });
  const others = question.kind ? (data?.kinds ?? []) : [];
  return (
    <EmptyState
      title={list.q ? t('nothing-for', { q: list.q }) : t('nothing')}
      action={
        <Group gap="xs">
          {others.map(({ kind, total }) => (
            <Button key={kind} variant="default" onClick={() => list.setFilter('kind', kind)}>
              {t('kind-has', { kind: t(`kind.${kind}`), total: format.number(total) })}
            </Button>
          ))}
          <Button variant="subtle" onClick={list.clear}>
            {t('show-all')}
          </Button>
        </Group>
      }
    >
      {/[\p{L}\p{N}]/u.test(list.q) || list.q === ''
        ? t(others.length > 0 ? 'nothing-of-kind' : 'nothing-advice')
        : t('nothing-symbols')}
    </EmptyState>
  );
}
