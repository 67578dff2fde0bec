/** Days are counted from 0; nothing of the model knows ranges, versions or SQL. */
export interface NaiveUnit {
  readonly name: string;
  readonly parent: string | null;
}

export interface NaiveStay {
  readonly unit: string;
  /** Days of one assignment share it: a transfer changes what is left of that assignment only. */
  readonly stretch: number;
}

/** What the organisation knows: for each unit and person, day by day, written out in full. */
export class NaiveOrganisation {
  private stretches = 0;
  units = new Map<string, (NaiveUnit | null)[]>();
  people = new Map<string, (NaiveStay | null)[]>();

  constructor(readonly days: number) {}

  copy(): NaiveOrganisation {
    const copy = new NaiveOrganisation(this.days);
    copy.stretches = this.stretches;
    copy.units = new Map([...this.units].map(([id, days]) => [id, [...days]]));
    copy.people = new Map([...this.people].map(([id, days]) => [id, [...days]]));
    return copy;
  }

  begin(unit: string, day: number, name: string, parent: string | null): void {
    this.units.set(unit, this.calendar(day, { name, parent }));
  }

  hire(person: string, day: number, unit: string): void {
    this.people.set(person, this.calendar(day, { unit, stretch: this.nextStretch() }));
  }

  rename(unit: string, day: number, name: string): void {
    const days = this.units.get(unit) ?? [];
    const former = days[day]?.name;
    this.eachWhile(
      days,
      day,
      (state) => state.name === former,
      (state) => ({ ...state, name }),
    );
  }

  move(unit: string, day: number, parent: string): void {
    const days = this.units.get(unit) ?? [];
    const former = days[day]?.parent;
    this.eachWhile(
      days,
      day,
      (state) => state.parent === former,
      (state) => ({ ...state, parent }),
    );
  }

  transfer(person: string, day: number, unit: string): void {
    const days = this.people.get(person) ?? [];
    const former = days[day]?.stretch;
    const stretch = this.nextStretch();
    this.eachWhile(
      days,
      day,
      (state) => state.stretch === former,
      () => ({ unit, stretch }),
    );
  }

  /** What was recorded of an assignment was wrong from its first day on. */
  correct(person: string, day: number, unit: string): void {
    const days = this.people.get(person) ?? [];
    const wrong = days[day]?.stretch;
    days.forEach((stay, at) => {
      if (stay && stay.stretch === wrong) days[at] = { ...stay, unit };
    });
  }

  /** From the day on the units are no more, their people and the units below are where the caller says. */
  end(
    units: readonly string[],
    day: number,
    place: (person: string) => string,
    parentFor: (unit: string) => string,
  ): void {
    for (const unit of units) this.units.get(unit)?.fill(null, day);
    for (const [unit, days] of this.units) {
      for (let at = day; at < this.days; at += 1) {
        const state = days[at];
        if (state && units.includes(state.parent ?? '')) days[at] = { ...state, parent: parentFor(unit) };
      }
    }
    this.carry(units, day, place);
  }

  /** Each stretch that is cut becomes two, as two assignments. */
  carry(units: readonly string[], day: number, place: (person: string) => string): void {
    for (const [person, days] of this.people) {
      const renewed = new Map<number, number>();
      for (let at = day; at < this.days; at += 1) {
        const stay = days[at];
        if (!stay || !units.includes(stay.unit) || place(person) === stay.unit) continue;
        const stretch = renewed.get(stay.stretch) ?? this.nextStretch();
        renewed.set(stay.stretch, stretch);
        days[at] = { unit: place(person), stretch };
      }
    }
  }

  alive(unit: string, day: number): boolean {
    return this.units.get(unit)?.[day] != null;
  }

  /** Whether nothing of the unit changes on the day or later. */
  steadyFrom(unit: string, day: number): boolean {
    const days = this.units.get(unit) ?? [];
    const [first, last] = [days[day - 1], days[this.days - 1]];
    return !!first && !!last && days.slice(day).every((s) => s?.name === first.name && s.parent === first.parent);
  }

  lastsFrom(unit: string, day: number): boolean {
    return (this.units.get(unit) ?? []).slice(day).every((state) => state !== null);
  }

  above(unit: string, day: number): string[] {
    const parent = this.units.get(unit)?.[day]?.parent ?? null;
    return parent === null ? [] : [parent, ...this.above(parent, day)];
  }

  peopleOf(unit: string, day: number): string[] {
    return [...this.people].filter(([, days]) => days[day]?.unit === unit).map(([person]) => person);
  }

  /** As the API lists it, in no particular order. */
  tree(day: number): { id: string; name: string; parentId: string | null; people: number }[] {
    return [...this.units].flatMap(([id, days]) => {
      const state = days[day];
      return state ? [{ id, name: state.name, parentId: state.parent, people: this.peopleOf(id, day).length }] : [];
    });
  }

  private eachWhile<S>(days: (S | null)[], from: number, same: (state: S) => boolean, next: (state: S) => S): void {
    for (let at = from; at < this.days; at += 1) {
      const state = days[at];
      if (!state || !same(state)) return;
      days[at] = next(state);
    }
  }

  private calendar<S>(from: number, state: S): (S | null)[] {
    return Array.from({ length: this.days }, (_, at) => (at >= from ? state : null));
  }

  private nextStretch(): number {
    this.stretches += 1;
    return this.stretches;
  }
}
