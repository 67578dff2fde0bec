import { Sitting, withRange } from './sitting.js';

/** Reports of a film that plays, one a second. */
const film = (sitting: Sitting, from: number, ...seconds: number[]): void => {
  seconds.forEach((second, index) => sitting.noteFilm(second, 100, (from + index) * 1000));
};

describe('Sitting', () => {
  it('counts the seconds in which somebody is there', () => {
    const sitting = new Sitting(0);
    for (let second = 1; second <= 200; second += 1) sitting.tick(second * 1000, second % 2 === 0);
    expect(sitting.nextBeat()).toMatchObject({ sequence: 1, activeSeconds: 60 });
  });

  it('says nothing when nothing has happened, and everything again after a beat was lost', () => {
    const sitting = new Sitting(0);
    expect(sitting.nextBeat()).toBeNull();
    sitting.tick(1000, true);
    expect(sitting.nextBeat()).toMatchObject({ activeSeconds: 1 });
    expect(sitting.nextBeat()).toBeNull();
    sitting.beatFailed();
    expect(sitting.nextBeat()).toMatchObject({ sequence: 2, activeSeconds: 1 });
  });

  it('takes a jump in a film for a jump and not for watching, told or not', () => {
    const sitting = new Sitting(0);
    film(sitting, 0, 0, 1.2, 2.4, 60, 61.1, 62.9);
    sitting.filmJumped();
    film(sitting, 300, 80, 81);
    expect(sitting.nextBeat()).toMatchObject({
      positionSeconds: 81,
      watched: [
        { from: 0, to: 2 },
        { from: 60, to: 62 },
        { from: 80, to: 81 },
      ],
    });
  });

  it('counts what was played between two late reports of a slow browser', () => {
    const sitting = new Sitting(0);
    sitting.noteFilm(0, 100, 0);
    sitting.noteFilm(9, 100, 5_000);
    expect(sitting.nextBeat()?.watched).toEqual([{ from: 0, to: 9 }]);
  });

  it('counts the last second of a film that ends in the middle of one', () => {
    const sitting = new Sitting(0);
    sitting.noteFilm(8.2, 10.4, 0);
    sitting.noteFilm(10.3, 10.4, 1000);
    expect(sitting.nextBeat()?.watched).toEqual([{ from: 8, to: 11 }]);
  });
});

describe('withRange', () => {
  it('joins what touches or overlaps and leaves the rest', () => {
    const ranges = [
      { from: 0, to: 5 },
      { from: 10, to: 20 },
      { from: 30, to: 40 },
    ];
    expect(withRange(ranges, { from: 5, to: 12 })).toEqual([
      { from: 0, to: 20 },
      { from: 30, to: 40 },
    ]);
    expect(withRange(ranges, { from: 7, to: 7 })).toEqual(ranges);
  });
});
