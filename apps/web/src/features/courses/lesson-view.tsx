import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { ErrorState } from '~/ui/error-state.js';
import { Markdown } from '~/ui/markdown.js';
import { coursesKey, type CoursePage } from './courses-api.js';
import { FileLesson } from './file-lesson.js';
import { lessonCalls, lessonKey, type LessonContent, type ProgressSaved } from './lesson-api.js';
import { LessonFoot } from './lesson-foot.js';
import { QuizLesson } from './quiz-lesson.js';
import { useSitting } from './use-sitting.js';
import { VideoLesson } from './video-lesson.js';

interface LessonViewProps {
  readonly course: CoursePage;
  readonly enrolmentId: string;
  readonly lesson: LessonContent;
  readonly onCourseCompleted: () => void;
}

/** One opening of one lesson: opened on the server, followed while it lasts, finished at its foot. */
export function LessonView({ course, enrolmentId, lesson, onCourseCompleted }: LessonViewProps) {
  const client = useQueryClient();
  // Every answer signs the file's address anew; a film that is playing must not begin again for that.
  const [file] = useState(lesson.file);
  const address = { enrolmentId, lessonId: lesson.id };
  const opening = useMutation({
    mutationFn: () => lessonCalls.open(address),
    onSuccess: () => void client.invalidateQueries({ queryKey: [...coursesKey, 'learning', enrolmentId] }),
  });
  const keep = (saved: ProgressSaved): void => {
    const { courseCompleted, ...progress } = saved;
    client.setQueryData<LessonContent>(lessonKey(address), (before) => before && { ...before, progress });
    if (saved.state !== lesson.progress.state) void client.invalidateQueries({ queryKey: coursesKey });
    if (courseCompleted) onCourseCompleted();
  };
  const { sitting, saveState, save } = useSitting(address, keep);
  const finishing = useMutation({
    mutationFn: async () => {
      await save();
      return lessonCalls.finish(address);
    },
    onSuccess: keep,
  });
  const open = useEffectEvent(() => opening.mutate());
  useEffect(() => open(), []);
  return (
    <>
      {lesson.kind === 'video' ? <VideoLesson lesson={lesson} file={file} sitting={sitting} save={save} /> : null}
      {lesson.kind === 'file' ? <FileLesson title={lesson.title} file={file} /> : null}
      {lesson.bodyMarkdown ? <Markdown source={lesson.bodyMarkdown} /> : null}
      {lesson.kind === 'quiz' ? (
        <QuizLesson address={address} lesson={lesson} onCourseCompleted={onCourseCompleted} />
      ) : null}
      {finishing.error ? <ErrorState error={finishing.error} /> : null}
      <LessonFoot
        course={course}
        enrolmentId={enrolmentId}
        lesson={lesson}
        saveState={saveState}
        finishing={finishing.isPending}
        onFinish={() => finishing.mutate()}
      />
    </>
  );
}
