/** What a field is, for query strings: there every value arrives as text. */
export type FieldShape = 'number' | 'flag' | 'list' | 'list-of-numbers' | 'other';

const shapes = new WeakMap<object, Map<string, FieldShape>>();

export function rememberField(prototype: object, name: string, shape: FieldShape): void {
  let own = shapes.get(prototype);
  if (!own) {
    own = new Map<string, FieldShape>();
    shapes.set(prototype, own);
  }
  own.set(name, shape);
}

function shapeOf(prototype: object | null, name: string): FieldShape {
  for (let at = prototype; at; at = Object.getPrototypeOf(at) as object | null) {
    const shape = shapes.get(at)?.get(name);
    if (shape) {
      return shape;
    }
  }
  return 'other';
}

/** Gives the values of a query string the kinds that the class declares; what does not fit stays text and is refused. */
export function readQuery(prototype: object, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    read[name] = readValue(shapeOf(prototype, name), value);
  }
  return read;
}

function readValue(shape: FieldShape, value: unknown): unknown {
  switch (shape) {
    case 'number':
      return asNumber(value);
    case 'flag':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'list':
      return Array.isArray(value) ? value : [value];
    case 'list-of-numbers':
      return (Array.isArray(value) ? value : [value]).map(asNumber);
    case 'other':
      return value;
  }
}

function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
}
