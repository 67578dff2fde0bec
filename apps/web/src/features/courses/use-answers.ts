import { useEffect, useEffectEvent, useState } from 'react';
import { asProblem } from '~/api/api-problem.js';
import { keptAnswers, keepAnswers, latestAnswers, unsavedOf, type Answers, type Revisions } from './answer-book.js';
import { lessonCalls, type Answer, type Attempt } from './lesson-api.js';

export type AnswerState = 'saved' | 'saving' | 'waiting' | 'refused';

const SAVE_AFTER_MS = 600;
const TRY_AGAIN_MS = 5000;

interface UseAnswers {
  readonly answers: Answers;
  readonly state: AnswerState;
  readonly answer: (questionId: string, given: Omit<Answer, 'questionId' | 'revision'>) => void;
  /** While the attempt is handed in nothing is saved beside it: the hand-in carries all answers. */
  readonly rest: (resting: boolean) => void;
}

/** Answers are kept in this browser at once and on the server a moment later; a bad link only makes the moment longer. */
export function useAnswers(attempt: Attempt): UseAnswers {
  const [answers, setAnswers] = useState<Answers>(() => latestAnswers(attempt.questions, keptAnswers(attempt.id)));
  const [saved, setSaved] = useState<Revisions>(() =>
    Object.fromEntries(attempt.questions.map(({ id, given }) => [id, given?.revision ?? 0])),
  );
  const [state, setState] = useState<AnswerState>('saved');
  const [tries, setTries] = useState(0);
  const [resting, rest] = useState(false);
  const unsaved = unsavedOf(answers, saved);
  const save = useEffectEvent(async () => {
    setState('saving');
    try {
      await lessonCalls.saveAnswers(attempt.id, unsaved);
      setSaved((before) => ({
        ...before,
        ...Object.fromEntries(unsaved.map((each) => [each.questionId, each.revision])),
      }));
      setState('saved');
    } catch (error) {
      const { status } = asProblem(error);
      setState(status >= 400 && status < 500 ? 'refused' : 'waiting');
    }
  });
  const pending = unsaved.map(({ questionId, revision }) => `${questionId}:${revision}`).join();
  useEffect(() => {
    if (pending === '' || resting) return undefined;
    const timer = setTimeout(() => void save(), tries === 0 ? SAVE_AFTER_MS : 0);
    return () => clearTimeout(timer);
  }, [pending, tries, resting]);
  useEffect(() => {
    if (state !== 'waiting') return undefined;
    const again = (): void => setTries((before) => before + 1);
    const timer = setTimeout(again, TRY_AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [state]);
  const answer: UseAnswers['answer'] = (questionId, given) => {
    const revision = (answers[questionId]?.revision ?? 0) + 1;
    const next = { ...answers, [questionId]: { questionId, revision, ...given } };
    setAnswers(next);
    setTries(0);
    keepAnswers(attempt.id, next);
  };
  return { answers, state: state === 'saved' && pending !== '' ? 'saving' : state, answer, rest };
}
