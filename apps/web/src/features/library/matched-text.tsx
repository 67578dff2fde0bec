import classes from './library.module.css';
import { segmentsOf } from './matches.js';

export function MatchedText({ text, q }: { readonly text: string; readonly q: string }) {
  return segmentsOf(text, q).map((segment, index) =>
    segment.matched ? (
      <mark key={index} className={classes['mark']}>
        {segment.text}
      </mark>
    ) : (
      <span key={index}>{segment.text}</span>
    ),
  );
}
