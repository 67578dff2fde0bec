import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import { ErrorState } from '~/ui/error-state.js';
import { notifyDone } from '~/ui/notify.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { endOtherSessions, endSession, type OwnSession, sessionsQuery } from './account-api.js';
import { deviceOf } from './device.js';

export function SessionList() {
  const { t } = useTranslation('account');
  const sessions = useQuery(sessionsQuery);
  const client = useQueryClient();
  const onSuccess = async (): Promise<void> => {
    notifyDone(t('sessions.ended'));
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  const one = useMutation({ mutationFn: endSession, onSuccess });
  const others = useMutation({ mutationFn: endOtherSessions, onSuccess });
  return (
    <QueryState query={sessions}>
      {({ items }) => (
        <Stack gap="md">
          {one.error || others.error ? <ErrorState error={one.error ?? others.error} /> : null}
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {items.map((session) => (
              <SessionLine
                key={session.id}
                session={session}
                busy={one.isPending}
                onEnd={() => one.mutate(session.id)}
              />
            ))}
          </ul>
          {items.length > 1 ? (
            <Group>
              <Button variant="default" loading={others.isPending} onClick={() => others.mutate()}>
                {t('sessions.end-others')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      )}
    </QueryState>
  );
}

interface SessionLineProps {
  readonly session: OwnSession;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionLine({ session, busy, onEnd }: SessionLineProps) {
  const { t } = useTranslation('account');
  const device = deviceOf(session.userAgent) ?? t('sessions.unknown-device');
  return (
    <li style={{ borderBottom: '1px solid var(--mantine-color-default-border)', padding: '0.75rem 0' }}>
      <Group justify="space-between" gap="sm">
        <div>
          <strong>{device}</strong>{' '}
          {session.current ? <StatusBadge tone="good">{t('sessions.this-one')}</StatusBadge> : null}
          <div>
            {t('sessions.last-seen')} <Instant value={session.lastSeenAt} relative /> · {t('sessions.since')}{' '}
            <Instant value={session.createdAt} />
          </div>
        </div>
        {session.current ? null : (
          <Button
            variant="subtle"
            color="red"
            disabled={busy}
            onClick={onEnd}
            aria-label={t('sessions.end-named', { device })}
          >
            {t('sessions.end')}
          </Button>
        )}
      </Group>
    </li>
  );
}
