export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export function hasEnded(state: ExportState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** A run that stays silent for longer is taken for dead. It beats twice a second. */
export const SILENT_SECONDS = 10;
/** Tries that may end in an error or with the worker's death. */
export const MOST_ATTEMPTS = 3;
export const DAYS_KEPT = 7;

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Every run writes an object of its own, so two that overlap never write to the same place. */
export function exportKey(exportId: string, runId: string, format: ExportFormat): string {
  return `exports/${exportId}/${runId}.${format}`;
}

export function exportFileName(day: string, format: ExportFormat): string {
  return `hoan-thanh-khoa-hoc-${day}.${format}`;
}
