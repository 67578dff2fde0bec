import { Flag, Text } from '#platform';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.rules.js';

export class SetupDto {
  @Text({ max: 100, says: 'The token that the start command printed' })
  token!: string;

  @Text({ max: 200 })
  fullName!: string;

  @Text({ max: 64 })
  username!: string;

  @Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, trim: false })
  password!: string;

  @Text({ max: 300, example: 'Sở Nông nghiệp và Môi trường' })
  departmentName!: string;
}

export class SetupStateDto {
  @Flag({ says: 'True until there is a first account' })
  open!: boolean;
}
