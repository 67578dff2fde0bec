import * as fc from 'fast-check';

/** The part of JSON Schema that our document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export type Schemas = Readonly<Record<string, Schema>>;

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  0.1,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  "'; drop table people; --",
  '%',
  '../../etc/passwd',
  'x'.repeat(20_000),
  '0000-00-00',
  '9999-99-99',
  '2026-02-30',
  '99999-01-01T00:00:00Z',
  'NaN',
  [],
  [null],
  {},
  { $where: '1' },
  [[[[]]]],
];

export const hostileValue = fc.constantFrom(...HOSTILE);

/** Values that mostly fit a schema, with something hostile in a place or two: what gets past the first check. */
export class InputArbitraries {
  constructor(
    private readonly schemas: Schemas,
    private readonly ids: readonly string[],
  ) {}

  mostlyFitting(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    return fc.oneof({ weight: 12, arbitrary: this.fitting(schema, depth) }, { weight: 1, arbitrary: hostileValue });
  }

  private fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const named = schema.$ref === undefined ? schema : this.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (!named || depth > 6) {
      return fc.constant(null);
    }
    if (named.anyOf) {
      return fc.oneof(...named.anyOf.map((one) => this.fitting(one, depth + 1)));
    }
    if (named.enum) {
      return fc.constantFrom(...named.enum);
    }
    return this.ofType(typeof named.type === 'string' ? named.type : (named.type?.[0] ?? 'object'), named, depth);
  }

  private ofType(type: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const { minimum = 0, maximum = 1_000, minItems = 0, maxItems = 3 } = schema;
    switch (type) {
      case 'string':
        return this.text(schema);
      case 'integer':
        return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
      case 'number':
        return fc.double({ min: minimum, max: maximum, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'array': {
        const item = this.mostlyFitting(schema.items ?? {}, depth + 1);
        return fc.array(item, { minLength: minItems, maxLength: Math.min(maxItems, Math.max(3, minItems)) });
      }
      default:
        return this.object(schema, depth);
    }
  }

  private object({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
    const fields = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, this.mostlyFitting(schema, depth + 1)]),
    );
    return fc.record(fields, { requiredKeys: [...required] });
  }

  private text({ format, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<unknown> {
    switch (format) {
      case 'uuid':
        return fc.oneof(fc.constantFrom(...this.ids), fc.uuid());
      case 'date':
        return fc.constantFrom('2026-01-01', '2026-06-15', '2026-12-31', '1900-01-01', '2999-12-31');
      case 'date-time':
        return fc.constantFrom('2026-06-15T03:00:00Z', '1900-01-01T00:00:00+07:00', '2999-12-31T23:59:59.999Z');
      default:
        return fc.oneof(
          fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }),
          fc.constantFrom('Nguyễn Văn An', 'a'.repeat(maxLength), '72/QĐ-UBND', '2026', '-name', 'a'.repeat(64)),
        );
    }
  }
}
