import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './courses.module.css';
import type { LessonContent, LessonFile } from './lesson-api.js';
import type { Sitting } from './sitting.js';

interface VideoLessonProps {
  readonly lesson: LessonContent;
  readonly file: LessonFile | null;
  readonly sitting: Sitting;
  readonly save: () => Promise<void>;
}

/** Goes on where it stopped; what was seen is told as it is seen, and saved at every pause. */
export function VideoLesson({ lesson, file, sitting, save }: VideoLessonProps) {
  const { t, i18n } = useTranslation('courses');
  const film = useRef<HTMLVideoElement>(null);
  const { progress } = lesson;
  if (!file) return <p>{t('file.missing')}</p>;
  const resume = (): void => {
    const { current } = film;
    const atEnd = progress.positionSeconds >= (current?.duration ?? 0) - 2;
    if (current && progress.positionSeconds > 0 && !atEnd) current.currentTime = progress.positionSeconds;
  };
  const note = (): void => {
    const { current } = film;
    if (current && !current.seeking && Number.isFinite(current.duration)) {
      sitting.noteFilm(current.currentTime, current.duration, Date.now());
    }
  };
  const rest = (): void => {
    note();
    void save();
  };
  return (
    <div className={classes['media']}>
      <video
        ref={film}
        className={classes['film']}
        src={file.url}
        controls
        preload="metadata"
        playsInline
        aria-label={lesson.title}
        onLoadedMetadata={resume}
        onPlay={note}
        onTimeUpdate={note}
        onSeeking={() => sitting.filmJumped()}
        onSeeked={note}
        onPause={rest}
        onEnded={rest}
      >
        {file.captionsUrl ? (
          <track kind="captions" src={file.captionsUrl} srcLang={i18n.language} label={t('video.captions')} default />
        ) : null}
      </video>
      <p className={classes['mediaFoot']}>
        <progress max={100} value={progress.watchedPercent} aria-label={t('video.watched-label')} />
        <span>
          {t(progress.state === 'finished' ? 'video.finished' : 'video.watched', { percent: progress.watchedPercent })}
        </span>
      </p>
    </div>
  );
}
