import { useSession } from '~/api/session.js';
import { NAVIGATION, type NavigationEntry } from './navigation.js';

/** What this account can open, in order. */
export function useNavigation(): readonly NavigationEntry[] {
  const { permissions } = useSession();
  return NAVIGATION.filter(({ permission }) => permission === undefined || permissions.includes(permission)).sort(
    (one, other) => one.order - other.order,
  );
}
