export const UNDO_DAYS = 30;

export function undoUntil(appliedAt: Date): Date {
  return new Date(appliedAt.getTime() + UNDO_DAYS * 86_400_000);
}
