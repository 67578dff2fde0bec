import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Candidate, candidatesQuery } from './delegations-api.js';

interface CandidateSelectProps {
  readonly grantId: string;
  readonly from: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (accountId: string, name: string) => void;
}

/** Somebody of one's own units, found by the server while typing: a department has more people than a list can hold. */
export function CandidateSelect({ grantId, from, value, error, onChange }: CandidateSelectProps) {
  const { t } = useTranslation('roles');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const [q] = useDebouncedValue(chosen !== null && typed === labelOf(chosen) ? '' : typed, 250);
  const { data } = useQuery(candidatesQuery(grantId, from, q));
  const found = data?.items ?? [];
  const kept = chosen !== null && value === chosen.accountId ? [chosen] : [];
  const offered = [...kept, ...found.filter(({ accountId }) => accountId !== kept[0]?.accountId)];
  return (
    <Select
      label={t('delegate.whom')}
      description={t('delegate.whom-hint')}
      data={offered.map((candidate) => ({ value: candidate.accountId, label: labelOf(candidate) }))}
      value={value === '' ? null : value}
      onChange={(accountId) => {
        const candidate = offered.find((each) => each.accountId === accountId) ?? null;
        setChosen(candidate);
        onChange(candidate?.accountId ?? '', candidate?.fullName ?? '');
      }}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t('delegate.nobody')}
      error={error}
      searchable
    />
  );
}

function labelOf({ fullName, position, unitName }: Candidate): string {
  return [fullName, [position, unitName].filter(Boolean).join(', ')].filter(Boolean).join(' – ');
}
