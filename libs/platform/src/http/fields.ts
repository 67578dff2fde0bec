import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  isUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type FieldShape, rememberField } from './field-shapes.js';
import { isCivilDate, isInstant, isJsonObject, isObject } from './field.rules.js';

export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
  readonly example?: unknown;
  /** One sentence for the API document. */
  readonly says?: string;
}

/** PostgreSQL `int`: a greater number must be refused here, not by the database. */
const GREATEST_INT = 2_147_483_647;

interface Schema {
  readonly type?: string | (() => unknown) | [() => unknown];
  readonly [keyword: string]: unknown;
}

function field(
  shape: FieldShape,
  options: FieldOptions,
  schema: Schema,
  rules: PropertyDecorator[],
): PropertyDecorator {
  const { optional = false, nullable = false, example, says } = options;
  const described = {
    ...schema,
    required: !optional,
    ...(nullable && { nullable: true }),
    ...(example !== undefined && { example }),
    ...(says !== undefined && { description: says }),
  };
  return applyDecorators(
    ApiProperty(described as ApiPropertyOptions),
    presence(optional, nullable),
    (target: object, name: string | symbol) => rememberField(target, String(name), shape),
    ...rules,
  );
}

/** IsOptional would also let null through where the field is merely optional. */
function presence(optional: boolean, nullable: boolean): PropertyDecorator {
  if (optional && nullable) {
    return IsOptional();
  }
  return ValidateIf((_, value) => !(optional && value === undefined) && !(nullable && value === null));
}

function by(name: string, validate: (value: unknown) => boolean, message: string): PropertyDecorator {
  return ValidateBy({ name, validator: { validate, defaultMessage: () => `$property ${message}` } });
}

export interface TextOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly format?: string;
  /** False keeps the spaces at both ends: passwords, quoted text. */
  readonly trim?: boolean;
}

/** Text arrives in Unicode form C without spaces at its ends; 1 to 500 characters unless said otherwise. */
export function Text(options: TextOptions = {}): PropertyDecorator {
  const { min = 1, max = 500, pattern, format, trim = true } = options;
  const schema = {
    type: 'string',
    minLength: min,
    maxLength: max,
    ...(pattern && { pattern: pattern.source }),
    ...(format !== undefined && { format }),
  };
  const tidy = Transform(({ value }: { value: unknown }) => tidyText(value, trim), { toClassOnly: true });
  return field('other', options, schema, [
    tidy,
    IsString(),
    MinLength(min),
    MaxLength(max),
    ...(pattern ? [Matches(pattern)] : []),
  ]);
}

function tidyText(value: unknown, trim: boolean): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  const composed = value.normalize('NFC');
  return trim ? composed.trim() : composed;
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field('other', options, { type: 'string', format: 'uuid' }, [IsUUID()]);
}

export interface NumberOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

export function Whole(options: NumberOptions = {}): PropertyDecorator {
  const { min = 0, max = GREATEST_INT } = options;
  return field('number', options, { type: 'integer', minimum: min, maximum: max }, [IsInt(), Min(min), Max(max)]);
}

export function Decimal(options: NumberOptions = {}): PropertyDecorator {
  const { min = 0, max = GREATEST_INT } = options;
  const rules = [IsNumber({ allowNaN: false, allowInfinity: false }), Min(min), Max(max)];
  return field('number', options, { type: 'number', minimum: min, maximum: max }, rules);
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field('flag', options, { type: 'boolean' }, [IsBoolean()]);
}

export function OneOf<V extends string | number>(
  values: readonly V[] | Readonly<Record<string, V>>,
  options: FieldOptions & { readonly enumName?: string } = {},
): PropertyDecorator {
  const allowed: V[] = Array.isArray(values) ? [...(values as readonly V[])] : Object.values(values);
  const numeric = typeof allowed[0] === 'number';
  const schema = {
    enum: allowed,
    ...(options.enumName === undefined ? { type: numeric ? 'number' : 'string' } : { enumName: options.enumName }),
  };
  return field(numeric ? 'number' : 'other', options, schema, [IsIn(allowed)]);
}

/** A day in Viet Nam, `YYYY-MM-DD`. */
export function CivilDate(options: FieldOptions = {}): PropertyDecorator {
  const rule = by('isCivilDate', isCivilDate, 'must be a calendar day written YYYY-MM-DD');
  return field('other', options, { type: 'string', format: 'date' }, [rule]);
}

/** A moment: ISO 8601 with seconds and offset. Responses may hold a Date, which is written the same way. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  const rule = by('isInstant', isInstant, 'must be a moment in ISO 8601 with its offset');
  return field('other', options, { type: 'string', format: 'date-time' }, [rule]);
}

/** Any JSON object; refused are arrays, scalars and what is longer than `maxBytes` when written out. */
export function Json(options: FieldOptions & { readonly maxBytes?: number } = {}): PropertyDecorator {
  const { maxBytes = 65_536 } = options;
  const rule = by(
    'isJsonObject',
    (value) => isJsonObject(value, maxBytes),
    `must be a JSON object of at most ${maxBytes} bytes`,
  );
  return field('other', options, { type: 'object', additionalProperties: true }, [rule]);
}

export function Nested<T>(of: () => ClassOf<T>, options: FieldOptions = {}): PropertyDecorator {
  const rules = [by('isJsonObject', isObject, 'must be an object'), ValidateNested(), Type(of)];
  return field('other', options, { type: lazily(of) }, rules);
}

/** Swagger takes a function for a type to be read later only when it bears this very name. */
function lazily(of: () => unknown): () => unknown {
  const type = (): unknown => of();
  return type;
}

export interface ListOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
  /** For a list of strings: the values that may stand in it. */
  readonly values?: readonly string[];
  /** For a list of strings: what each one is. */
  readonly format?: 'uuid' | 'date';
  /** For a list of strings: the greatest length of one. */
  readonly maxLength?: number;
}

type ItemType = StringConstructor | NumberConstructor | BooleanConstructor | ClassOf<unknown>;

/** A list of `String`, `Number` (whole numbers), `Boolean` or of a DTO class. */
export function ListOf(of: () => ItemType, options: ListOptions = {}): PropertyDecorator {
  const { min = 0, max = 100 } = options;
  const primitive = primitiveOf(of);
  const items = itemSchema(options);
  const schema = items ? { type: 'array', items } : { type: lazily(() => [of()]) };
  const rules = [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ...(primitive ? [itemsAre(primitive, options)] : objectItems(of)),
  ];
  const shape = primitive === 'number' ? 'list-of-numbers' : 'list';
  return field(shape, options, { ...schema, minItems: min, maxItems: max }, rules);
}

function itemSchema({ values, format, maxLength }: ListOptions): object | null {
  if (values) {
    return { type: 'string', enum: [...values] };
  }
  return format ? { type: 'string', format } : maxLength ? { type: 'string', maxLength } : null;
}

function primitiveOf(of: () => ItemType): 'string' | 'number' | 'boolean' | null {
  try {
    const type = of();
    return type === String ? 'string' : type === Number ? 'number' : type === Boolean ? 'boolean' : null;
  } catch {
    // A class that stands further down in its file cannot be read yet, so it is no primitive.
    return null;
  }
}

function objectItems(of: () => ItemType): PropertyDecorator[] {
  const onlyObjects = by(
    'isListOfObjects',
    (list) => Array.isArray(list) && list.every(isObject),
    'must hold objects only',
  );
  return [onlyObjects, ValidateNested({ each: true }), Type(of as () => ClassOf<unknown>)];
}

function itemsAre(primitive: 'string' | 'number' | 'boolean', options: ListOptions): PropertyDecorator {
  const { values, format, maxLength = 500 } = options;
  const fits = (item: unknown): boolean => {
    if (primitive === 'number') {
      return Number.isInteger(item) && Math.abs(item as number) <= GREATEST_INT;
    }
    if (primitive === 'boolean' || typeof item !== 'string') {
      return typeof item === primitive;
    }
    const formatFits = format === 'uuid' ? isUUID(item) : format === 'date' ? isCivilDate(item) : true;
    return formatFits && item.length <= maxLength && (!values || values.includes(item));
  };
  const what = values ? `one of ${values.join(', ')}` : (format ?? primitive);
  return by('isListOfValues', (list) => Array.isArray(list) && list.every(fits), `must hold only: ${what}`);
}
