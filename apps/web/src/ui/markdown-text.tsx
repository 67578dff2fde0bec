import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { headingLevels } from './heading-levels.js';
import classes from './markdown.module.css';

const components: Components = {
  table: ({ node: _node, ...props }) => (
    <div className={classes['tableFrame']} tabIndex={0} role="group">
      <table {...props} />
    </div>
  ),
};

export default function MarkdownText({ source }: { readonly source: string }) {
  return (
    <div className={classes['text']}>
      <ReactMarkdown remarkPlugins={[remarkGfm, headingLevels]} components={components}>
        {source}
      </ReactMarkdown>
    </div>
  );
}
