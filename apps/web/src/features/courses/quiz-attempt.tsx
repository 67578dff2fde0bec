import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { forgetAnswers, isAnswered } from './answer-book.js';
import { coursesKey } from './courses-api.js';
import classes from './courses.module.css';
import { attemptQuery, lessonCalls, type Attempt } from './lesson-api.js';
import { QuestionField } from './question-field.js';
import { useAnswers, type AnswerState } from './use-answers.js';

interface QuizAttemptProps {
  readonly attempt: Attempt;
  readonly onCourseCompleted: () => void;
}

/** One question at a time; every answer is kept as it is given, and any question can be gone back to. */
export function QuizAttempt({ attempt, onCourseCompleted }: QuizAttemptProps) {
  const { t } = useTranslation('courses');
  const client = useQueryClient();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState(false);
  const { answers, state, answer, rest } = useAnswers(attempt);
  const submitting = useMutation({
    mutationFn: () => lessonCalls.submit(attempt.id, Object.values(answers)),
    onMutate: () => rest(true),
    onError: () => rest(false),
    onSuccess: ({ courseCompleted, ...graded }) => {
      forgetAnswers(attempt.id);
      client.setQueryData(attemptQuery(attempt.id).queryKey, graded);
      void client.invalidateQueries({ queryKey: coursesKey });
      if (courseCompleted) onCourseCompleted();
    },
  });
  const { questions } = attempt;
  const question = questions[at];
  const answered = questions.filter(({ id }) => isAnswered(answers[id])).length;
  const last = at === questions.length - 1;
  return (
    <section className={classes['quiz']} aria-label={t('quiz.attempt', { number: attempt.number })}>
      <QuestionNumbers
        attempt={attempt}
        at={at}
        answeredIds={Object.values(answers)
          .filter(isAnswered)
          .map((each) => each.questionId)}
        onGo={setAt}
      />
      {question ? (
        <QuestionField
          key={question.id}
          question={question}
          number={at + 1}
          of={questions.length}
          given={answers[question.id]}
          onAnswer={(given) => answer(question.id, given)}
        />
      ) : null}
      <div className={classes['footWays']}>
        <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('quiz.previous')}
        </Button>
        {last ? (
          <Button onClick={() => setAsking(true)}>{t('quiz.submit')}</Button>
        ) : (
          <Button onClick={() => setAt(at + 1)}>{t('quiz.next')}</Button>
        )}
      </div>
      <AnswerSaveState state={state} />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('quiz.submit-title')}
        consequences={[
          t('quiz.submit-answered', { answered, count: questions.length }),
          t('quiz.submit-final'),
          t('quiz.submit-left', { count: attempt.attemptsLeft }),
        ]}
        confirmLabel={t('quiz.submit')}
        busy={submitting.isPending}
        error={submitting.error}
        onConfirm={() => submitting.mutate()}
      />
    </section>
  );
}

interface QuestionNumbersProps {
  readonly attempt: Attempt;
  readonly at: number;
  readonly answeredIds: readonly string[];
  readonly onGo: (at: number) => void;
}

function QuestionNumbers({ attempt, at, answeredIds, onGo }: QuestionNumbersProps) {
  const { t } = useTranslation('courses');
  return (
    <ol className={classes['numbers']} aria-label={t('quiz.numbers')}>
      {attempt.questions.map(({ id }, index) => {
        const answered = answeredIds.includes(id);
        return (
          <li key={id}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              data-answered={answered || undefined}
              aria-label={t(answered ? 'quiz.number-answered' : 'quiz.number-open', { number: index + 1 })}
              onClick={() => onGo(index)}
            >
              {index + 1}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function AnswerSaveState({ state }: { readonly state: AnswerState }) {
  const { t } = useTranslation('courses');
  return (
    <p className={classes['saveState']} role="status" data-state={state}>
      {t(`answers.${state}`)}
    </p>
  );
}
