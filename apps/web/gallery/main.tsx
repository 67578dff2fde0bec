import '@mantine/core/styles.layer.css';
import '../src/theme/fonts.css';
import '../src/theme/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createHashHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '~/api/query-client.js';
import { sessionKey } from '~/api/session-key.js';
import type { Session } from '~/api/session.js';
import { AppShell } from '~/app/app-shell.js';
import { RootLayout } from '~/app/root-layout.js';
import { startI18n } from '~/i18n/i18n.js';
import { theme } from '~/theme/theme.js';
import { listSearch } from '~/ui/list-search.js';
import { FiguresSample } from './figures-sample.js';
import { FormSample } from './form-sample.js';
import { ReadingSample } from './reading-sample.js';
import { StatesSample } from './states-sample.js';
import { TableSample } from './table-sample.js';

/** A living style guide: every shared component in its states, in the real shell. Development only, never built. */
const session: Session = {
  account: { id: '1', username: 'lan.nguyen' },
  person: {
    id: '1',
    fullName: 'Nguyễn Thị Ngọc Lan',
    unitId: '1',
    unitName: 'Chi cục Kiểm lâm – Hạt Kiểm lâm Kon Plông',
  },
  roles: [{ role: 'unit-head', unitId: '1', unitName: 'Chi cục Kiểm lâm' }],
  permissions: [],
  unfinished: null,
  signOutAt: null,
  language: 'vi',
};
const client = createQueryClient();
client.setQueryDefaults(sessionKey, { staleTime: Infinity });
client.setQueryData(sessionKey, session);

const root = createRootRoute({ component: RootLayout });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: AppShell });
const sample = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => shell, path, component, validateSearch: listSearch });
const router = createRouter({
  routeTree: root.addChildren([
    shell.addChildren([
      sample('/', TableSample),
      sample('/figures', FiguresSample),
      sample('/form', FormSample),
      sample('/reading', ReadingSample),
      sample('/states', StatesSample),
    ]),
  ]),
  history: createHashHistory(),
});

const place = document.getElementById('root');
if (place) {
  await startI18n();
  createRoot(place).render(
    <MantineProvider theme={theme} forceColorScheme="light">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
