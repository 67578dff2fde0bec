import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type DurableEvent, type EventClass, eventNameOf } from './durable-event.js';
import { type EventSubscriber, type Subscription, subscriptionOf } from './subscriber.js';

export interface KnownSubscriber {
  subscription: Required<Subscription>;
  instance: EventSubscriber;
}

interface Routes {
  subscribers: ReadonlyMap<string, KnownSubscriber>;
  /** Event name → names of its subscribers. */
  byEvent: ReadonlyMap<string, readonly string[]>;
  classes: ReadonlyMap<string, EventClass>;
}

/** Who listens to what: the same table in api and worker, because both load the same domain modules. */
@Injectable()
export class Subscribers {
  private found: Routes | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  names(): readonly string[] {
    return [...this.routes.subscribers.keys()];
  }

  find(name: string): KnownSubscriber | undefined {
    return this.routes.subscribers.get(name);
  }

  /** Pairs of event name and subscriber for these events. */
  routesOf(names: Iterable<string>): { event: string; subscriber: string }[] {
    return [...new Set(names)].flatMap((event) =>
      (this.routes.byEvent.get(event) ?? []).map((subscriber) => ({ event, subscriber })),
    );
  }

  /** The stored payload as an instance of its class again. */
  revive(name: string, payload: object): DurableEvent {
    const type = this.routes.classes.get(name);
    if (!type) throw new Error(`No subscriber knows the event ${name}`);
    return Object.assign(Object.create(type.prototype as object) as DurableEvent, payload);
  }

  private get routes(): Routes {
    return (this.found ??= readRoutes(this.discovery));
  }
}

function readRoutes(discovery: DiscoveryService): Routes {
  const subscribers = new Map<string, KnownSubscriber>();
  const byEvent = new Map<string, string[]>();
  const classes = new Map<string, EventClass>();
  for (const { metatype, instance } of discovery.getProviders()) {
    const subscription = metatype ? subscriptionOf(metatype) : undefined;
    if (!subscription || subscribers.get(subscription.name)?.instance === instance) continue;
    if (subscribers.has(subscription.name)) throw new Error(`Two subscribers are called ${subscription.name}`);
    subscribers.set(subscription.name, { subscription, instance: instance as EventSubscriber });
    for (const type of subscription.to) {
      const event = eventNameOf(type);
      byEvent.set(event, [...(byEvent.get(event) ?? []), subscription.name]);
      classes.set(event, type);
    }
  }
  return { subscribers, byEvent, classes };
}
