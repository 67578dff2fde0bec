import { Button, Group, List, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './error-state.js';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A question with the thing's name in it: "Gỡ «Kỹ năng số» khỏi thư viện?" */
  readonly title: string;
  /** What will happen, one sentence each; also what will not. */
  readonly consequences: readonly string[];
  /** The verb of the act, never "OK". */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly error?: unknown;
  /** A reason field or the like. */
  readonly children?: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
      styles={{ title: { fontWeight: 600, fontSize: '1.125rem' } }}
    >
      <Stack gap="md">
        {props.consequences.length === 1 ? (
          <p style={{ margin: 0 }}>{props.consequences[0]}</p>
        ) : (
          <List spacing="xs">
            {props.consequences.map((consequence) => (
              <List.Item key={consequence}>{consequence}</List.Item>
            ))}
          </List>
        )}
        {props.children}
        {props.error ? <ErrorState error={props.error} /> : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color={props.danger ? 'red' : 'accent'} loading={props.busy ?? false} onClick={props.onConfirm}>
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
