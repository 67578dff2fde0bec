import { notifications } from '@mantine/notifications';

/** A short word after something worked and the page does not show it by itself. Failures stand on the page instead. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'accent', autoClose: 5000, withBorder: true });
}
