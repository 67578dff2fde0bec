import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import { faultsQuery, type AuthoredCourse, type CourseFault } from './author-api.js';
import classes from './author.module.css';

/** What still forbids publishing, all of it, each leading to its place. */
export function CourseFaults({ course }: { readonly course: AuthoredCourse }) {
  const { t } = useTranslation('courses');
  const { data } = useQuery(faultsQuery(course.id));
  if (data === undefined) return null;
  if (data.faults.length === 0) return <p className={classes['ready']}>{t('author.ready')}</p>;
  return (
    <section className={classes['faults']} aria-label={t('author.faults-title', { count: data.faults.length })}>
      <p>{t('author.faults-title', { count: data.faults.length })}</p>
      <ul>
        {data.faults.map((fault) => (
          <li key={`${fault.code}:${fault.lessonId ?? ''}:${fault.question ?? ''}`}>
            <FaultText course={course} fault={fault} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FaultText({ course, fault }: { readonly course: AuthoredCourse; readonly fault: CourseFault }) {
  const { t } = useTranslation('courses');
  const text = t(`fault.${fault.code}`);
  const lesson = course.lessons.find(({ id }) => id === fault.lessonId);
  if (!lesson) return <>{text}</>;
  const place =
    fault.question === undefined
      ? t('fault.in-lesson', { title: lesson.title })
      : t('fault.in-question', { title: lesson.title, question: fault.question });
  return (
    <>
      <TextLink to="/author/courses/$courseId/lessons/$lessonId" params={{ courseId: course.id, lessonId: lesson.id }}>
        {place}
      </TextLink>
      : {text}
    </>
  );
}
