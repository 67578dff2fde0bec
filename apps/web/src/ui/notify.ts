/** The one word that is on screen now; a newer one replaces it. */
let current: { readonly id: number; readonly message: string } | null = null;
const listeners = new Set<() => void>();

const tell = (next: typeof current): void => {
  current = next;
  for (const listener of listeners) listener();
};

/** A short word after something worked and the page does not show it by itself. Failures stand on the page instead. */
export function notifyDone(message: string): void {
  tell({ id: (current?.id ?? 0) + 1, message });
}

export const notice = {
  read: () => current,
  clear: () => tell(null),
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
