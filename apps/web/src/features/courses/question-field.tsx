import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './courses.module.css';
import type { Answer, AttemptQuestion } from './lesson-api.js';

type Given = Omit<Answer, 'questionId' | 'revision'>;

interface QuestionFieldProps {
  readonly question: AttemptQuestion;
  readonly number: number;
  readonly of: number;
  readonly given: Answer | undefined;
  readonly onAnswer: (given: Given) => void;
}

export function QuestionField(props: QuestionFieldProps) {
  const { t } = useTranslation('courses');
  const { question, number, of } = props;
  const legend = useRef<HTMLLegendElement>(null);
  // Whoever moves on hears and sees the next question at once.
  useEffect(() => legend.current?.focus({ preventScroll: true }), []);
  return (
    <fieldset className={classes['question']}>
      <legend ref={legend} tabIndex={-1}>
        <span className={classes['quiet']}>{t('quiz.question-of', { number, count: of })}</span>
        {question.prompt}
      </legend>
      {question.kind === 'multiple' ? <p className={classes['quiet']}>{t('quiz.several')}</p> : null}
      <QuestionInput {...props} />
    </fieldset>
  );
}

function QuestionInput({ question, given, onAnswer }: QuestionFieldProps) {
  const { t } = useTranslation('courses');
  const chosen = given?.optionIds ?? [];
  switch (question.kind) {
    case 'single':
      return question.options.map((option) => (
        <Radio
          key={option.id}
          className={classes['option']}
          name={question.id}
          label={option.text}
          checked={chosen.includes(option.id)}
          onChange={() => onAnswer({ optionIds: [option.id] })}
        />
      ));
    case 'multiple':
      return question.options.map((option) => (
        <Checkbox
          key={option.id}
          className={classes['option']}
          label={option.text}
          checked={chosen.includes(option.id)}
          onChange={(event) =>
            onAnswer({
              optionIds: event.currentTarget.checked ? [...chosen, option.id] : chosen.filter((id) => id !== option.id),
            })
          }
        />
      ));
    case 'true_false':
      return [true, false].map((value) => (
        <Radio
          key={String(value)}
          className={classes['option']}
          name={question.id}
          label={t(value ? 'quiz.true' : 'quiz.false')}
          checked={given?.value === value}
          onChange={() => onAnswer({ value })}
        />
      ));
    case 'numeric':
      return (
        <TextInput
          className={classes['numeric']}
          label={question.unit ? t('quiz.number-in', { unit: question.unit }) : t('quiz.number')}
          description={t('quiz.number-says')}
          inputMode="decimal"
          autoComplete="off"
          value={given?.text ?? ''}
          onChange={(event) => onAnswer({ text: event.currentTarget.value })}
        />
      );
  }
}
