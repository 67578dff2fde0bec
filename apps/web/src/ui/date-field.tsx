import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './date-field.module.css';
import { readDay, writeDay } from './typed-day.js';

interface DateFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'label'> {
  readonly label: string;
  /** yyyy-mm-dd, or what was typed when it is no day. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/**
 * A day, typed and shown as dd/mm/yyyy whatever the language of the browser, or taken from its calendar.
 * What is no day is handed on as typed, so that the server refuses it rather than that it is lost.
 */
export function DateField({ label, value = '', onChange, onBlur, error, min, max, ...rest }: DateFieldProps) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState(writeDay(value));
  const [known, setKnown] = useState(value);
  const [left, setLeft] = useState(false);
  if (known !== value) {
    setKnown(value);
    if ((readDay(text) ?? text.trim()) !== value) setText(writeDay(value));
  }
  const take = (typed: string): void => {
    setText(typed);
    onChange?.(readDay(typed) ?? typed.trim());
  };
  const misread = left && text.trim() !== '' && readDay(text) === null;
  return (
    <TextInput
      {...rest}
      label={label}
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('date.placeholder')}
      value={text}
      error={error ?? (misread ? t('date.misread') : undefined)}
      rightSection={<CalendarButton value={readDay(text) ?? ''} min={min} max={max} onChoose={take} />}
      rightSectionWidth={44}
      onChange={(event) => {
        setLeft(false);
        take(event.currentTarget.value);
      }}
      onBlur={(event) => {
        setLeft(true);
        setText(writeDay(readDay(text) ?? text));
        onBlur?.(event);
      }}
    />
  );
}

interface CalendarButtonProps {
  readonly value: string;
  readonly min: TextInputProps['min'];
  readonly max: TextInputProps['max'];
  readonly onChoose: (typed: string) => void;
}

/** Opens the browser's own calendar, for fingers and mice: keyboards and screen readers have the field itself. */
function CalendarButton({ value, min, max, onChoose }: CalendarButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="date"
        className={classes['picker']}
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        min={min}
        max={max}
        onChange={(event) => onChoose(writeDay(event.currentTarget.value))}
      />
      <ActionIcon
        variant="subtle"
        size={40}
        aria-hidden="true"
        tabIndex={-1}
        onClick={() => picker.current?.showPicker()}
      >
        <IconCalendar size={20} aria-hidden />
      </ActionIcon>
    </>
  );
}
