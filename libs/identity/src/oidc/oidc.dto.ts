import { ListOf, Text } from '#platform';

export class OidcProviderDto {
  @Text({ max: 40 })
  id!: string;

  @Text()
  nameVi!: string;

  @Text()
  nameEn!: string;
}

export class OidcProvidersDto {
  @ListOf(() => OidcProviderDto, { max: 20 })
  items!: OidcProviderDto[];
}

export class BeginOidcDto {
  @Text({ max: 500, optional: true, says: 'The path to open after the sign-in' })
  to?: string;
}
