import { namespacesOf, type Texts } from './messages.js';

export const namespaces = namespacesOf(
  import.meta.glob<Texts>('/src/{app,ui,features/*}/i18n.vi.json', { eager: true, import: 'default' }),
);
