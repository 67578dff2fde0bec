import { Json, ListOf, Text, Whole } from './fields.js';

export class ProblemFaultDto {
  @Text({ says: 'Where in the input, as in answers.2.choice; empty for the whole' })
  path!: string;

  @Text({ says: 'Which rule is broken' })
  rule!: string;

  @Text({ says: 'English, for developers' })
  message!: string;
}

/** RFC 9457 problem document: what every refusal and failure of the API answers. */
export class ProblemDto {
  @Text({ example: 'urn:tu-hoc:problem:http.invalid-input' })
  type!: string;

  @Text({ example: 'Bad Request' })
  title!: string;

  @Whole({ min: 400, max: 599, example: 400 })
  status!: number;

  @Text({ example: 'http.invalid-input', says: 'Stable; what clients branch on and translate' })
  code!: string;

  @Text({ says: 'English, for developers' })
  detail!: string;

  @Text({ says: 'Names this request in the logs' })
  correlationId!: string;

  @Json({ optional: true, says: 'What the refusal is about' })
  facts?: Record<string, unknown>;

  @ListOf(() => ProblemFaultDto, { optional: true, says: 'Every fault of the input' })
  errors?: ProblemFaultDto[];
}
