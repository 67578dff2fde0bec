import { lazy, Suspense } from 'react';
import { LoadingState } from './loading-state.js';

const MarkdownText = lazy(() => import('./markdown-text.js'));

/** A text to read: lessons, announcements. Raw HTML in the source is shown as text, never run. */
export function Markdown({ source }: { readonly source: string }) {
  return (
    <Suspense fallback={<LoadingState rows={8} />}>
      <MarkdownText source={source} />
    </Suspense>
  );
}
