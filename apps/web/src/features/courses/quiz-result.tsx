import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import classes from './courses.module.css';
import type { AnswerKey, Attempt, AttemptQuestion } from './lesson-api.js';

interface QuizResultProps {
  readonly attempt: Attempt;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** What came of it, and for every question what was right and why. */
export function QuizResult({ attempt, onAgain, onClose }: QuizResultProps) {
  const { t } = useTranslation('courses');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const passed = attempt.passed === true;
  return (
    <section className={classes['quiz']}>
      <div className={classes['score']} data-passed={passed || undefined}>
        <h2 ref={heading} tabIndex={-1}>
          {t(passed ? 'quiz.passed' : 'quiz.failed', { percent: attempt.scorePercent })}
        </h2>
        <p>
          {passed
            ? t('quiz.passed-says', { percent: attempt.passPercent })
            : t('quiz.failed-says', { percent: attempt.passPercent, count: attempt.attemptsLeft })}
        </p>
        {passed ? null : attempt.attemptsLeft > 0 ? <Button onClick={onAgain}>{t('quiz.again')}</Button> : null}{' '}
        <Button variant="default" onClick={onClose}>
          {t('quiz.to-intro')}
        </Button>
      </div>
      <ol className={classes['review']} aria-label={t('quiz.review')}>
        {attempt.questions.map((question) => (
          <ReviewedQuestion key={question.id} question={question} />
        ))}
      </ol>
    </section>
  );
}

function ReviewedQuestion({ question }: { readonly question: AttemptQuestion }) {
  const { t } = useTranslation('courses');
  const { key } = question;
  if (!key) return null;
  const verdict = key.points === 100 ? 'right' : key.points > 0 ? 'partly' : 'wrong';
  return (
    <li>
      <p className={classes['reviewVerdict']} data-verdict={verdict}>
        {verdict === 'right' ? <IconCheck size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
        {t(`quiz.${verdict}`, { points: key.points })}
      </p>
      <p className={classes['reviewPrompt']}>{question.prompt}</p>
      <GivenAndRight question={question} answerKey={key} />
      {key.explanation ? <p className={classes['explanation']}>{key.explanation}</p> : null}
    </li>
  );
}

function GivenAndRight({ question, answerKey }: { readonly question: AttemptQuestion; readonly answerKey: AnswerKey }) {
  const { t } = useTranslation('courses');
  const texts = useAnswerTexts();
  const { given, right } = texts(question, answerKey);
  return (
    <dl className={classes['answersGiven']}>
      <dt>{t('quiz.your-answer')}</dt>
      <dd>{given.length === 0 ? t('quiz.no-answer') : given.join('; ')}</dd>
      {answerKey.points === 100 ? null : (
        <>
          <dt>{t('quiz.right-answer')}</dt>
          <dd>{right.join('; ')}</dd>
        </>
      )}
    </dl>
  );
}

/** The chosen and the right answer of any kind of question, in words. */
function useAnswerTexts() {
  const { t } = useTranslation('courses');
  const format = useFormat();
  return (question: AttemptQuestion, key: AnswerKey): { given: string[]; right: string[] } => {
    const textsOf = (ids: readonly string[]): string[] =>
      question.options.filter((option) => ids.includes(option.id)).map((option) => option.text);
    const truth = (value: boolean): string => t(value ? 'quiz.true' : 'quiz.false');
    const { given } = question;
    if (question.kind === 'true_false') {
      return {
        given: given?.value === undefined ? [] : [truth(given.value)],
        right: key.value === null ? [] : [truth(key.value)],
      };
    }
    if (question.kind === 'numeric') {
      const unit = question.unit ? ` ${question.unit}` : '';
      const margin = key.tolerance ? ` ± ${format.number(key.tolerance)}` : '';
      return {
        given: given?.text ? [`${given.text}${unit}`] : [],
        right: key.number === null ? [] : [`${format.number(key.number)}${margin}${unit}`],
      };
    }
    return { given: textsOf(given?.optionIds ?? []), right: textsOf(key.correctOptionIds) };
  };
}
