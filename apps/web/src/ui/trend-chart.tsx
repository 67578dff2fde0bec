import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format.js';
import { layOut, type TrendSeries } from './trend-layout.js';
import classes from './trend-chart.module.css';

export type { TrendPoint, TrendSeries } from './trend-layout.js';

interface TrendChartProps {
  readonly title: string;
  /** One line, or two to compare (the second is grey): "Đơn vị" and "Trung bình Sở". All over the same points. */
  readonly series: readonly [TrendSeries] | readonly [TrendSeries, TrendSeries];
  readonly max?: number;
  readonly height?: number;
}

/** A line over time, drawn small enough for any phone: each line carries its name and last value, no legend. */
export function TrendChart({ title, series, max, height = 200 }: TrendChartProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const chart = layOut(series, { width: Math.max(width, 240), height, max });
  return (
    <figure className={classes['figure']}>
      <figcaption className={classes['caption']}>{title}</figcaption>
      <div ref={ref}>
        <svg width="100%" height={height} aria-hidden className={classes['svg']}>
          {chart.grid.map(({ y, value }) => (
            <g key={value}>
              <line className={classes['gridLine']} x1={chart.left} x2={chart.right} y1={y} y2={y} />
              <text className={classes['axis']} x={chart.left - 8} y={y} dy="0.35em" textAnchor="end">
                {format.number(value)}
              </text>
            </g>
          ))}
          {chart.ticks.map((tick) => (
            <text key={tick.x} className={classes['axis']} x={tick.x} y={height - 4} textAnchor={tick.anchor}>
              {tick.label}
            </text>
          ))}
          {chart.lines.map((line, index) => (
            <g key={line.name} data-rank={index} className={classes['series']}>
              <path d={line.path} />
              <circle cx={line.end.x} cy={line.end.y} r={4} />
              <text x={line.end.x + 10} y={line.labelY} dy="-0.1em" className={classes['endValue']}>
                {format.number(line.end.value, 1)}
              </text>
              <text x={line.end.x + 10} y={line.labelY} dy="1.05em" className={classes['endName']}>
                {line.name}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <details className={classes['details']}>
        <summary>{t('chart.as-table')}</summary>
        <TrendTable title={title} series={series} />
      </details>
    </figure>
  );
}

function TrendTable({ title, series }: Pick<TrendChartProps, 'title' | 'series'>) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <table className={classes['table']} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('chart.time')}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series[0].points.map((point, index) => (
          <tr key={point.label}>
            <th scope="row">{point.label}</th>
            {series.map(({ name, points }) => (
              <td key={name}>{format.number(points[index]?.value ?? 0, 1)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
