import { today } from '~/ui/civil-days.js';
import type { Category, NewPerson } from './people-api.js';

/** As the server asks for accounts without a second factor. */
export const PASSWORD_LENGTH = 14;

export interface PersonForm {
  fullName: string;
  staffCode: string;
  birthDate: string;
  email: string;
  personalNumber: string;
  unitId: string;
  position: string;
  category: Category;
  from: string;
  withAccount: boolean;
  username: string;
  password: string;
}

export function emptyPerson(): PersonForm {
  return {
    fullName: '',
    staffCode: '',
    birthDate: '',
    email: '',
    personalNumber: '',
    unitId: '',
    position: '',
    category: 'civil_servant',
    from: today(),
    withAccount: true,
    username: '',
    password: '',
  };
}

/** Left out is what was left empty. */
export function personOf(form: PersonForm): NewPerson {
  const {
    fullName,
    staffCode,
    birthDate,
    email,
    personalNumber,
    unitId,
    position,
    category,
    from,
    username,
    password,
  } = form;
  return {
    fullName,
    ...(staffCode && { staffCode }),
    ...(birthDate && { birthDate }),
    ...(email && { email }),
    ...(personalNumber && { personalNumber }),
    assignment: { unitId, position, category, from },
    ...(form.withAccount && { account: { username, password } }),
  };
}
