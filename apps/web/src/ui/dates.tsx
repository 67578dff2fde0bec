import { useFormat } from './format.js';

/** A day of the calendar, dd/mm/yyyy. */
export function CivilDate({ value }: { readonly value: string | null }) {
  const format = useFormat();
  return value === null ? <span>–</span> : <time dateTime={value}>{format.civilDate(value)}</time>;
}

/** A moment, in Vietnamese time; `relative` says "3 giờ trước" and keeps the exact time in the title. */
export function Instant({ value, relative = false }: { readonly value: string | null; readonly relative?: boolean }) {
  const format = useFormat();
  if (value === null) return <span>–</span>;
  const exact = format.instant(value);
  return (
    <time dateTime={value} title={relative ? exact : undefined}>
      {relative ? format.relative(value) : exact}
    </time>
  );
}
