import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { withoutUnusedLibraryCss } from './unused-css.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  const api = loadEnv(mode, here('.'), 'API_')['API_URL'] ?? 'http://127.0.0.1:8080';
  return {
    root: here('.'),
    cacheDir: here('../../.cache/vite'),
    plugins: [
      react(),
      withoutUnusedLibraryCss({ source: here('./src'), library: here('../../node_modules/@mantine/core') }),
    ],
    resolve: {
      alias: [
        { find: /^~\//, replacement: `${here('./src')}/` },
        { find: '#api-client', replacement: here('../../libs/api-client/src/index.ts') },
      ],
    },
    build: {
      outDir: here('../../dist/web'),
      emptyOutDir: true,
      target: 'es2022',
      // A lesson photograph or font is cached for a year by its hashed name; nothing is inlined into the entry.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          // What the first page needs comes in two files, not thirty; libraries change more rarely than our own code.
          codeSplitting: {
            groups: [
              { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
              { name: 'shell', tags: ['$initial'], priority: 1 },
            ],
          },
        },
      },
    },
    server: { proxy: { '/api': api, '/files': api, '/health': api } },
  };
});
