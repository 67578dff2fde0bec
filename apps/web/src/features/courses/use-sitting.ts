import { useEffect, useEffectEvent, useState } from 'react';
import { asProblem } from '~/api/api-problem.js';
import { lessonCalls, sendLastBeat, type LessonAddress, type ProgressSaved } from './lesson-api.js';
import { Sitting } from './sitting.js';

export type SaveState = 'saved' | 'waiting';

const BEAT_SECONDS = 15;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'wheel'] as const;

interface UseSitting {
  readonly sitting: Sitting;
  readonly saveState: SaveState;
  /** Sends what is there now, not waiting for the next beat. */
  readonly save: () => Promise<void>;
}

/** Tells the server what happens in a lesson, every few seconds, when it is left, and again when the link is back. */
export function useSitting(lesson: LessonAddress, onSaved: (progress: ProgressSaved) => void): UseSitting {
  const [sitting] = useState(() => new Sitting(Date.now()));
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const save = async (): Promise<void> => {
    const beat = sitting.nextBeat();
    if (beat === null) return;
    try {
      onSaved(await lessonCalls.beat(lesson, beat));
      setSaveState('saved');
    } catch (error) {
      sitting.beatFailed();
      setSaveState(asProblem(error).unreachable ? 'waiting' : 'saved');
    }
  };
  const saveNow = useEffectEvent(() => void save());
  const leave = useEffectEvent(() => {
    const beat = sitting.nextBeat();
    if (beat) sendLastBeat(lesson, beat);
  });
  useEffect(() => {
    const sign = (): void => sitting.signOfLife(Date.now());
    const hide = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    const ticking = setInterval(() => sitting.tick(Date.now(), document.visibilityState === 'visible'), 1000);
    const beating = setInterval(() => saveNow(), BEAT_SECONDS * 1000);
    const online = (): void => saveNow();
    SIGNS.forEach((name) => window.addEventListener(name, sign, { passive: true, capture: true }));
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('online', online);
    return () => {
      clearInterval(ticking);
      clearInterval(beating);
      SIGNS.forEach((name) => window.removeEventListener(name, sign, { capture: true }));
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('online', online);
      leave();
    };
  }, [sitting]);
  return { sitting, saveState, save };
}
