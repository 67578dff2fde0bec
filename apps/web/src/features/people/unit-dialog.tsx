import { Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '~/ui/form.js';

interface UnitDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly change: { readonly isPending: boolean; readonly error: unknown };
  readonly children: ReactNode;
}

/** The frame of every change to a unit. */
export function UnitDialog({ title, submitLabel, onSubmit, onClose, change, children }: UnitDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      styles={{ title: { fontWeight: 600, fontSize: '1.125rem' } }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Form onSubmit={onSubmit} submitLabel={submitLabel} busy={change.isPending} error={change.error}>
        {children}
      </Form>
    </Modal>
  );
}
