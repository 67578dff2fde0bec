/** Reads a day as people write it: 1/6/2026, 01-06-2026, 01.06.2026, 01062026, or as machines do: 2026-06-01. */
export function readDay(text: string): string | null {
  const written = text.trim();
  const machine = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (machine) return existing(machine[1], machine[2], machine[3]);
  const people =
    /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/.exec(written) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(written);
  return people ? existing(people[3], people[2], people[1]) : null;
}

/** A day as people read it; what is no day stays as it was typed. */
export function writeDay(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return year === undefined ? value : `${day}/${month}/${year}`;
}

function existing(year = '', month = '', day = ''): string | null {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? value : null;
}
