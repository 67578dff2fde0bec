import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import { notifyDone } from '~/ui/notify.js';
import { Section } from '~/ui/page.js';
import { authorCalls, type AuthoredLesson, type QuestionKind } from './author-api.js';
import classes from './author.module.css';
import { DraftConflict } from './draft-conflict.js';
import { changedKind, emptyQuestion, keyed, sentQuestions, type EditedQuestion } from './edited-question.js';
import { QuestionEditor } from './question-editor.js';
import { useAuthorAct } from './use-author-act.js';
import { useRevision } from './use-revision.js';

const KINDS = ['single', 'multiple', 'true_false', 'numeric'] as const;

/** All questions of a quiz, saved together. */
export function QuestionsEditor({ courseId, lesson }: { readonly courseId: string; readonly lesson: AuthoredLesson }) {
  const { t } = useTranslation('courses');
  const [questions, setQuestions] = useState<readonly EditedQuestion[]>(() => lesson.questions.map(keyed));
  const [changed, setChanged] = useState(false);
  const [kind, setKind] = useState<QuestionKind>('single');
  const revision = useRevision(lesson.questionsRevision, () => {
    setQuestions(lesson.questions.map(keyed));
    setChanged(false);
  });
  const saving = useAuthorAct(
    () =>
      authorCalls.setQuestions(courseId, lesson.id, {
        revision: revision.number,
        questions: sentQuestions(questions),
      }),
    () => {
      setChanged(false);
      revision.saved();
      notifyDone(t('author.saved'));
    },
  );
  const change = (next: readonly EditedQuestion[]): void => {
    setQuestions(next);
    setChanged(true);
  };
  const replace = (key: string, by: EditedQuestion[]): void =>
    change(questions.flatMap((question) => (question.key === key ? by : [question])));
  return (
    <Section title={t('author.questions')} description={t('author.questions-says')}>
      <ol className={classes['questions']}>
        {questions.map((question, index) => (
          <li key={question.key}>
            <QuestionEditor
              question={question}
              number={index + 1}
              onChange={(next) => replace(question.key, [next])}
              onKind={(next) => replace(question.key, [changedKind(question, next)])}
              onRemove={() => replace(question.key, [])}
            />
          </li>
        ))}
      </ol>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('author.question-kind')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(`question-kind.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as QuestionKind)}
        />
        <Button variant="default" size="md" onClick={() => change([...questions, emptyQuestion(kind)])}>
          {t('author.add-question')}
        </Button>
      </Group>
      {saving.error && !revision.behind ? <ErrorState error={saving.error} /> : null}
      <DraftConflict revision={revision} onChosen={saving.reset} />
      <div className={classes['saveBar']}>
        <Button size="md" loading={saving.isPending} disabled={!changed} onClick={() => saving.mutate()}>
          {t('author.save-questions')}
        </Button>
        <span role="status">{changed ? t('author.unsaved') : ''}</span>
      </div>
    </Section>
  );
}
