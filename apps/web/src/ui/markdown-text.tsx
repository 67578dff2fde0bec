import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import classes from './markdown.module.css';

// The page has the only first-level heading; those of a text begin below it.
const components: Components = {
  h1: ({ node: _node, ...props }) => <h2 {...props} />,
  h2: ({ node: _node, ...props }) => <h3 {...props} />,
  h3: ({ node: _node, ...props }) => <h4 {...props} />,
  table: ({ node: _node, ...props }) => (
    <div className={classes['tableFrame']} tabIndex={0} role="group">
      <table {...props} />
    </div>
  ),
};

export default function MarkdownText({ source }: { readonly source: string }) {
  return (
    <div className={classes['text']}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components}>
        {source}
      </ReactMarkdown>
    </div>
  );
}
