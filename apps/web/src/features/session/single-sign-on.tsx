import { Button, Stack } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '~/api/client.js';

const providersQuery = queryOptions({
  queryKey: ['session', 'providers'],
  queryFn: ({ signal }) => answered(api.GET('/api/oidc', { signal })),
  staleTime: Infinity,
});

/** A plain link: the way to the provider and back leaves this application. */
export function SingleSignOn({ to }: { readonly to: string | undefined }) {
  const { t, i18n } = useTranslation('session');
  const { data } = useQuery(providersQuery);
  if (!data || data.items.length === 0) return null;
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  return (
    <Stack gap="sm" mt="xl" component="section" aria-label={t('single-sign-on')}>
      <p style={{ margin: 0 }}>{t('or')}</p>
      {data.items.map(({ id, nameVi, nameEn }) => (
        <Button
          key={id}
          component="a"
          href={`/api/oidc/${id}/start${query}`}
          variant="default"
          size="md"
          styles={{ label: { whiteSpace: 'normal', lineHeight: 1.35 } }}
          h="auto"
          mih={44}
          py={8}
        >
          {t('sign-in-by', { provider: i18n.language === 'en' ? nameEn : nameVi })}
        </Button>
      ))}
    </Stack>
  );
}
