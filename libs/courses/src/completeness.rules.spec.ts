import { whyNotComplete, type LessonStanding } from './completeness.rules.js';

const aLesson = (title: string, more: Partial<LessonStanding> = {}): LessonStanding => ({
  title,
  kind: 'article',
  finished: false,
  ...more,
});

describe('whyNotComplete', () => {
  it('says nothing when every lesson is finished', () => {
    expect(whyNotComplete([aLesson('Mật khẩu', { finished: true })])).toBeNull();
  });

  it('names the lessons that are left and what the quiz lacks', () => {
    const quiz = aLesson('Kiểm tra cuối khóa', { kind: 'quiz', bestPercent: 60, passPercent: 70, attemptsLeft: 1 });
    expect(whyNotComplete([aLesson('Mở đầu', { finished: true }), aLesson('Mật khẩu'), quiz])).toEqual({
      vi: 'Còn 2 bài: Mật khẩu, Kiểm tra cuối khóa; bài kiểm tra mới đạt 60%, cần 70%.',
      en: '2 lessons left: Mật khẩu, Kiểm tra cuối khóa; the quiz stands at 60%, 70% is needed.',
    });
  });

  it('does not reproach a quiz or video that was not opened yet', () => {
    const lessons = [
      aLesson('Video', { kind: 'video', watchedPercent: null }),
      aLesson('Quiz', { kind: 'quiz', bestPercent: null }),
    ];
    expect(whyNotComplete(lessons)?.vi).toBe('Còn 2 bài: Video, Quiz.');
  });

  it('says how much of a video was seen', () => {
    expect(whyNotComplete([aLesson('Phim', { kind: 'video', watchedPercent: 45 })])?.en).toBe(
      '1 lesson left: Phim; the video is watched to 45%, 90% is needed.',
    );
  });

  it('says that no attempts are left', () => {
    const quiz = aLesson('Quiz', { kind: 'quiz', bestPercent: 50, passPercent: 70, attemptsLeft: 0 });
    expect(whyNotComplete([quiz])?.vi).toContain('(đã hết lượt làm bài)');
  });

  it('names at most three of many', () => {
    expect(whyNotComplete(['A', 'B', 'C', 'D', 'E'].map((title) => aLesson(title)))?.vi).toBe(
      'Còn 5 bài: A, B, C, và 2 bài nữa.',
    );
  });
});
