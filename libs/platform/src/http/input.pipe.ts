import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { readQuery } from './field-shapes.js';
import { findUnreadable, isObject } from './field.rules.js';
import { HttpErrors, type InputFieldFault } from './http.errors.js';

const STRICT: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: false },
};
const PLAIN = new Set<unknown>([undefined, Object, String, Number, Boolean, Array]);

/** Turns body, query and route parameters into their DTO classes, or refuses them with every fault listed. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || PLAIN.has(metatype)) {
      return value;
    }
    return readInput(metatype as Type<object>, value ?? {}, type === 'query');
  }
}

export function readInput<T extends object>(shape: Type<T>, value: unknown, fromQuery = false): T {
  if (!isObject(value)) {
    throw HttpErrors.invalidInput([{ path: '', rule: 'isObject', message: 'the input must be an object' }]);
  }
  const unreadable = findUnreadable(value);
  if (unreadable) {
    throw HttpErrors.invalidInput([
      { path: '', rule: 'isReadable', message: `the input is unreadable: ${unreadable}` },
    ]);
  }
  const plain = fromQuery ? readQuery(shape.prototype as object, value) : value;
  const input = plainToInstance(shape, plain, { exposeDefaultValues: true });
  const faults = validateSync(input, STRICT);
  if (faults.length > 0) {
    throw HttpErrors.invalidInput(faults.flatMap((fault) => listFaults(fault, '')));
  }
  return input;
}

function listFaults(fault: ValidationError, parent: string): InputFieldFault[] {
  const path = parent === '' ? fault.property : `${parent}.${fault.property}`;
  const own = Object.entries(fault.constraints ?? {}).map(([rule, message]) => ({ path, rule, message }));
  return [...own, ...(fault.children ?? []).flatMap((child) => listFaults(child, path))];
}
