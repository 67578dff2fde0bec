import { Button, Stack } from '@mantine/core';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import classes from './form.module.css';
import { useProblemText } from './problem-text.js';

interface FormProps {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly submitLabel: string;
  readonly busy?: boolean;
  /** What the last try ended with: the mutation's error. */
  readonly error?: unknown;
  /** The explanation of that error when the screen knows better than the code's own text. */
  readonly errorText?: string;
  /** Further buttons beside the submit button. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One column, one question after another, one button that says what it does; errors on top and at the field. */
export function Form(props: FormProps) {
  return (
    <form noValidate onSubmit={props.onSubmit} className={classes['form']}>
      {props.error ? <FormError error={props.error} text={props.errorText} /> : null}
      <Stack gap="lg">{props.children}</Stack>
      <div className={classes['actions']}>
        <Button type="submit" size="md" loading={props.busy ?? false}>
          {props.submitLabel}
        </Button>
        {props.actions}
      </div>
    </form>
  );
}

/** Takes the focus when it appears, so that nobody misses that the form was not accepted. */
function FormError({ error, text }: { readonly error: unknown; readonly text: string | undefined }) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [error]);
  const { correlationId, status } = asProblem(error);
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes['error']}>
      <p className={classes['errorTitle']}>{text ?? textOf(error)}</p>
      {status >= 500 && correlationId ? (
        <p className={classes['reference']}>{t('error.reference', { id: correlationId })}</p>
      ) : null}
    </div>
  );
}
