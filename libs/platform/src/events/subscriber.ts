import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import { type DurableEvent, type EventClass } from './durable-event.js';

const SUBSCRIPTION = Symbol('platform.subscription');
const DEFAULT_BATCH = 1000;

export interface Delivered<E extends DurableEvent = DurableEvent> {
  id: string;
  name: string;
  event: E;
  occurredAt: Date;
  correlationId: string | null;
  /** 1 at the first delivery. */
  attempt: number;
}

/** Takes whole batches inside one transaction: what it writes and the fact of delivery are committed together. */
export interface EventSubscriber<E extends DurableEvent = DurableEvent> {
  deliver(events: readonly Delivered<E>[]): Promise<void>;
}

export interface Subscription {
  /** `domain.purpose`; pending deliveries carry it, so it is never renamed. */
  name: string;
  to: readonly EventClass[];
  /** Most events handed over at once. */
  batch?: number;
}

/** Marks a provider as the subscriber of some events. */
export function Subscriber(subscription: Subscription): ClassDecorator {
  return (target) => {
    Reflect.defineMetadata(SUBSCRIPTION, { batch: DEFAULT_BATCH, ...subscription }, target);
    Injectable()(target);
  };
}

export function subscriptionOf(type: object): Required<Subscription> | undefined {
  return Reflect.getOwnMetadata(SUBSCRIPTION, type) as Required<Subscription> | undefined;
}
