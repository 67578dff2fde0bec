import { Id, Instant, ListOf, Text } from '#platform';
import { type ServiceTokenRow } from './service-token.repository.js';

export class IssueServiceTokenDto {
  @Text({ max: 200, example: 'Cổng thông tin nhân sự tỉnh' })
  name!: string;

  @ListOf(() => String, { min: 1, max: 50, maxLength: 100, says: 'Codes of what the token may do' })
  scopes!: string[];

  @Instant({ optional: true, says: 'Without an end when left out' })
  expiresAt?: string;
}

export class ServiceTokenIssuedDto {
  @Id()
  id!: string;

  @Text({ says: 'Shown this once; only its hash is stored' })
  token!: string;
}

export class ServiceTokenDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @ListOf(() => String)
  scopes!: string[];

  @Instant()
  createdAt!: Date;

  @Instant({ nullable: true })
  expiresAt!: Date | null;

  @Instant({ nullable: true })
  revokedAt!: Date | null;

  @Instant({ nullable: true })
  lastUsedAt!: Date | null;
}

export class ServiceTokensDto {
  @ListOf(() => ServiceTokenDto, { max: 10_000 })
  items!: ServiceTokenDto[];
}

export function toServiceTokenDto(row: ServiceTokenRow): ServiceTokenDto {
  const { id, name, scopes, createdAt, expiresAt, revokedAt, lastUsedAt } = row;
  return { id, name, scopes, createdAt, expiresAt, revokedAt, lastUsedAt };
}
