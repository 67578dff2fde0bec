import { useFormat } from './format.js';
import classes from './figures.module.css';

interface ProgressRingProps {
  /** 0 to 1. */
  readonly share: number;
  readonly label: string;
  readonly size?: number;
}

/** How far along, where a bar has no room: a course in a list, the year's hours on the home page. */
export function ProgressRing({ share, label, size = 56 }: ProgressRingProps) {
  const format = useFormat();
  const stroke = Math.max(3, size / 12);
  const radius = (size - stroke) / 2;
  const length = 2 * Math.PI * radius;
  const done = Math.min(1, Math.max(0, share));
  const text = format.percent(done);
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`${label}: ${text}`}>
      <g fill="none" strokeWidth={stroke} transform={`rotate(-90 ${size / 2} ${size / 2})`}>
        <circle className={classes['ringTrack']} cx={size / 2} cy={size / 2} r={radius} />
        <circle
          className={classes['ringFill']}
          cx={size / 2}
          cy={size / 2}
          r={radius}
          strokeDasharray={`${done * length} ${length}`}
        />
      </g>
      {size >= 44 ? (
        <text className={classes['ringText']} x="50%" y="50%" dy="0.35em" textAnchor="middle" fontSize={size * 0.26}>
          {text}
        </text>
      ) : null}
    </svg>
  );
}
