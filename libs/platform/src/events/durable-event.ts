import 'reflect-metadata';

const EVENT_NAME = Symbol('platform.event-name');

// eslint's no-explicit-any stays whole: a property is a method exactly when it can be called.
type Callable = (...parameters: never[]) => unknown;

/** The data fields of a class, without its methods: what a constructor of an event or payload takes. */
export type FieldsOf<T> = { [K in keyof T as T[K] extends Callable ? never : K]: T[K] };

/**
 * Something that has happened, told to other domains after commit. Fields are ids, enums, numbers and ISO strings
 * with class-validator decorators; once shipped, a new field must be optional.
 */
export abstract class DurableEvent {
  static readonly eventName: string;

  constructor(fields: object = {}) {
    Object.assign(this, fields);
  }
}

export type EventClass<E extends DurableEvent = DurableEvent> = abstract new (...parameters: never[]) => E;

/** Gives the class its stable name `domain.past-tense-verb`; stored rows carry it, so it is never renamed. */
export function DurableEventName(name: string) {
  return <C extends EventClass>(target: C): void => {
    Reflect.defineMetadata(EVENT_NAME, name, target);
    Object.defineProperty(target, 'eventName', { value: name, configurable: true });
  };
}

export function eventNameOf(event: EventClass): string {
  const name = Reflect.getOwnMetadata(EVENT_NAME, event) as string | undefined;
  if (name === undefined) throw new Error(`${event.name} lacks @DurableEventName`);
  return name;
}
