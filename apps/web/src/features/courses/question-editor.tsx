import { Button, Checkbox, Group, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionKind } from './author-api.js';
import classes from './author.module.css';
import type { EditedQuestion } from './edited-question.js';

interface QuestionEditorProps {
  readonly question: EditedQuestion;
  readonly number: number;
  readonly onChange: (question: EditedQuestion) => void;
  readonly onKind: (kind: QuestionKind) => void;
  readonly onRemove: () => void;
}

const KINDS = ['single', 'multiple', 'true_false', 'numeric'] as const;

export function QuestionEditor({ question, number, onChange, onKind, onRemove }: QuestionEditorProps) {
  const { t } = useTranslation('courses');
  return (
    <fieldset className={classes['questionEditor']}>
      <legend>{t('author.question', { number })}</legend>
      <Textarea
        label={t('author.prompt')}
        autosize
        minRows={2}
        value={question.prompt}
        onChange={(event) => onChange({ ...question, prompt: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('author.question-kind')}
        value={question.kind}
        data={KINDS.map((value) => ({ value, label: t(`question-kind.${value}`) }))}
        onChange={(event) => onKind(event.currentTarget.value as QuestionKind)}
      />
      <KeyEditor question={question} number={number} onChange={onChange} />
      <Textarea
        label={t('author.explanation')}
        description={t('author.explanation-says')}
        autosize
        minRows={2}
        value={question.explanation}
        onChange={(event) => onChange({ ...question, explanation: event.currentTarget.value })}
      />
      <Group>
        <Button variant="subtle" color="red" onClick={onRemove}>
          {t('author.remove-question', { number })}
        </Button>
      </Group>
    </fieldset>
  );
}

type KeyEditorProps = Pick<QuestionEditorProps, 'question' | 'number' | 'onChange'>;

function KeyEditor({ question, number, onChange }: KeyEditorProps) {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return <OptionsEditor question={question} number={number} onChange={onChange} />;
    case 'true_false':
      return <TruthEditor question={question} number={number} onChange={onChange} />;
    case 'numeric':
      return <NumberEditor question={question} number={number} onChange={onChange} />;
  }
}

function OptionsEditor({ question, onChange }: KeyEditorProps) {
  const { t } = useTranslation('courses');
  const group = useId();
  const { options, kind } = question;
  const set = (index: number, change: { text?: string; correct?: boolean }): void =>
    onChange({
      ...question,
      options: options.map((option, at) =>
        at === index
          ? { ...option, ...change }
          : kind === 'single' && change.correct
            ? { ...option, correct: false }
            : option,
      ),
    });
  return (
    <div className={classes['options']}>
      {options.map((option, index) => (
        <div key={index} className={classes['optionRow']}>
          {kind === 'single' ? (
            <Radio
              name={group}
              checked={option.correct}
              aria-label={t('author.option-right', { number: index + 1 })}
              onChange={() => set(index, { correct: true })}
            />
          ) : (
            <Checkbox
              checked={option.correct}
              aria-label={t('author.option-right', { number: index + 1 })}
              onChange={(event) => set(index, { correct: event.currentTarget.checked })}
            />
          )}
          <TextInput
            aria-label={t('author.option', { number: index + 1 })}
            value={option.text}
            onChange={(event) => set(index, { text: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            aria-label={t('author.remove-option', { number: index + 1 })}
            onClick={() => onChange({ ...question, options: options.filter((_, at) => at !== index) })}
          >
            {t('author.remove')}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        onClick={() => onChange({ ...question, options: [...options, { text: '', correct: false }] })}
      >
        {t('author.add-option')}
      </Button>
    </div>
  );
}

function TruthEditor({ question, onChange }: KeyEditorProps) {
  const { t } = useTranslation('courses');
  const group = useId();
  return (
    <Group gap="lg" role="radiogroup" aria-label={t('quiz.right-answer')}>
      {[true, false].map((value) => (
        <Radio
          key={String(value)}
          name={group}
          label={t(value ? 'quiz.true' : 'quiz.false')}
          checked={question.value === value}
          onChange={() => onChange({ ...question, value })}
        />
      ))}
    </Group>
  );
}

function NumberEditor({ question, onChange }: KeyEditorProps) {
  const { t } = useTranslation('courses');
  const field = (name: 'numberText' | 'toleranceText' | 'unit', label: string) => (
    <TextInput
      label={label}
      inputMode={name === 'unit' ? 'text' : 'decimal'}
      value={question[name] ?? ''}
      onChange={(event) => onChange({ ...question, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes['numbersRow']}>
      {field('numberText', t('author.number'))}
      {field('toleranceText', t('author.tolerance'))}
      {field('unit', t('author.unit'))}
    </div>
  );
}
