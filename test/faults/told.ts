/** One reported course as it was sent. */
export interface SentFact {
  readonly sourceKey: string;
  readonly staffCode: string;
  readonly courseSlug: string;
  readonly finishedAt: string;
}

/** What the requests were told: the only thing that the ledger is later held against. */
export class Told {
  /** Everything that left the client, answered or not. */
  readonly sent = new Map<string, SentFact>();
  /** Keys answered with 202. */
  readonly accepted = new Set<string>();
  /** `enrolment:lesson` answered as finished. */
  readonly finishedLessons = new Set<string>();
  /** Enrolments whose last finish was answered with "course completed". */
  readonly finishedCourses = new Set<string>();
  lostAnswers = 0;
  repeats = 0;

  send(facts: readonly SentFact[]): void {
    for (const fact of facts) this.sent.set(fact.sourceKey, fact);
  }

  accept(facts: readonly SentFact[]): void {
    for (const { sourceKey } of facts) this.accepted.add(sourceKey);
  }
}
