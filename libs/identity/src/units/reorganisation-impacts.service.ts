import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** What a reorganisation is about to touch. */
export interface ImpactQuestion {
  readonly effectiveOn: string;
  /** The units that end or give people away, and those that take. */
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
}

export interface ImpactFigure {
  /** `domain.what-is-open`; the web application has a sentence for each. */
  readonly code: string;
  readonly count: number;
  /** A few of them by name. */
  readonly names: readonly string[];
}

/**
 * What a domain to the left has open that a reorganisation concerns. Planning, scoring and awards each provide one in
 * their module; identity asks them all without knowing any.
 */
export abstract class ReorganisationImpact {
  abstract figuresOf(question: ImpactQuestion): Promise<ImpactFigure[]>;
}

@Injectable()
export class ReorganisationImpacts {
  constructor(private readonly discovery: DiscoveryService) {}

  async figuresOf(question: ImpactQuestion): Promise<ImpactFigure[]> {
    const found = this.discovery.getProviders().map(({ instance }): unknown => instance);
    const impacts = new Set(found.filter((instance) => instance instanceof ReorganisationImpact));
    const figures = await Promise.all([...impacts].map((impact) => impact.figuresOf(question)));
    return figures.flat().sort((one, other) => (one.code < other.code ? -1 : 1));
  }
}
