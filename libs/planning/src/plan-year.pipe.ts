import { Injectable, type PipeTransform } from '@nestjs/common';
import { HttpErrors } from '#platform';

const EARLIEST = 2000;
const LATEST = 2100;

/** The year in an address: four digits that a plan may have. */
@Injectable()
export class PlanYearPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
    if (year >= EARLIEST && year <= LATEST) return year;
    const message = `the year must be between ${EARLIEST} and ${LATEST}`;
    throw HttpErrors.invalidInput([{ path: 'year', rule: 'isYear', message }]);
  }
}
