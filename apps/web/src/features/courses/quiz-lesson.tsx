import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import { QueryState } from '~/ui/query-state.js';
import { coursesKey } from './courses-api.js';
import classes from './courses.module.css';
import { attemptQuery, lessonCalls, type LessonAddress, type LessonContent, type LessonQuiz } from './lesson-api.js';
import { QuizAttempt } from './quiz-attempt.js';
import { QuizResult } from './quiz-result.js';

interface QuizLessonProps {
  readonly address: LessonAddress;
  readonly lesson: LessonContent;
  readonly onCourseCompleted: () => void;
}

/** The way into a quiz, the attempt itself, and what came of it. */
export function QuizLesson({ address, lesson, onCourseCompleted }: QuizLessonProps) {
  const client = useQueryClient();
  const [attemptId, setAttemptId] = useState<string | null>(null);
  const starting = useMutation({
    mutationFn: () => lessonCalls.startAttempt(address),
    onSuccess: (attempt) => {
      client.setQueryData(attemptQuery(attempt.id).queryKey, attempt);
      setAttemptId(attempt.id);
      void client.invalidateQueries({ queryKey: [...coursesKey, 'lesson'] });
    },
  });
  const { quiz } = lesson;
  if (!quiz) return null;
  if (attemptId !== null) {
    return (
      <RunningAttempt
        attemptId={attemptId}
        onAgain={() => starting.mutate()}
        onCourseCompleted={onCourseCompleted}
        onClose={() => setAttemptId(null)}
      />
    );
  }
  return (
    <>
      {starting.error ? <ErrorState error={starting.error} /> : null}
      <QuizIntro
        quiz={quiz}
        busy={starting.isPending}
        onStart={() => starting.mutate()}
        onLook={(id) => setAttemptId(id)}
      />
    </>
  );
}

interface RunningAttemptProps {
  readonly attemptId: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
  readonly onCourseCompleted: () => void;
}

function RunningAttempt({ attemptId, onAgain, onClose, onCourseCompleted }: RunningAttemptProps) {
  const attempt = useQuery(attemptQuery(attemptId));
  return (
    <QueryState query={attempt}>
      {(found) =>
        found.submittedAt === null ? (
          <QuizAttempt key={found.id} attempt={found} onCourseCompleted={onCourseCompleted} />
        ) : (
          <QuizResult attempt={found} onAgain={onAgain} onClose={onClose} />
        )
      }
    </QueryState>
  );
}

interface QuizIntroProps {
  readonly quiz: LessonQuiz;
  readonly busy: boolean;
  readonly onStart: () => void;
  readonly onLook: (attemptId: string) => void;
}

function QuizIntro({ quiz, busy, onStart, onLook }: QuizIntroProps) {
  const { t } = useTranslation('courses');
  const submitted = quiz.attempts.filter((attempt) => attempt.submittedAt !== null);
  const resumes = quiz.attempts.length > submitted.length;
  const passed = submitted.some((attempt) => attempt.passed);
  const left = quiz.maxAttempts - quiz.attempts.length;
  return (
    <section className={classes['quizIntro']} aria-label={t('kind.quiz')}>
      <ul>
        <li>{t('quiz.questions', { count: quiz.questions })}</li>
        <li>{t('quiz.pass-mark', { percent: quiz.passPercent })}</li>
        <li>{t('quiz.attempts', { count: quiz.maxAttempts })}</li>
        <li>{t('quiz.autosave')}</li>
      </ul>
      {submitted.length > 0 ? (
        <ul className={classes['attempts']} aria-label={t('quiz.past')}>
          {submitted.map((attempt) => (
            <li key={attempt.id}>
              <span>
                {t(attempt.passed ? 'quiz.past-passed' : 'quiz.past-failed', {
                  number: attempt.number,
                  percent: attempt.scorePercent,
                })}
              </span>
              <Button variant="subtle" onClick={() => onLook(attempt.id)}>
                {t('quiz.look', { number: attempt.number })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {passed ? null : resumes || left > 0 ? (
        <Button size="md" loading={busy} onClick={onStart}>
          {t(resumes ? 'quiz.resume' : submitted.length > 0 ? 'quiz.again' : 'quiz.start')}
        </Button>
      ) : (
        <p role="note">{t('quiz.used-up')}</p>
      )}
    </section>
  );
}
