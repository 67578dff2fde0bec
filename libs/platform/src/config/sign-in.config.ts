import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { FromEnv, asFlag, asWhole } from './from-env.js';
import { AreOidcProviders, asProviders, type OidcProvider } from './oidc-providers.js';

export class SignInConfig {
  /** Administrators and the Office sign in with a second factor (security level 2, domain rules §5.2). */
  @FromEnv('REQUIRE_SECOND_FACTOR', asFlag, 'on')
  @IsBoolean({ message: 'must be on or off' })
  requireSecondFactor!: boolean;

  /** After so many days without a sign-in an account is disabled; 0 leaves them all. */
  @FromEnv('ACCOUNT_IDLE_DAYS', asWhole, '45')
  @IsInt()
  @Min(0)
  @Max(3650)
  accountIdleDays!: number;

  /** Single sign-on: a JSON list, or the path of a file with one. */
  @FromEnv('OIDC_PROVIDERS', asProviders, '[]')
  @AreOidcProviders()
  oidcProviders!: readonly OidcProvider[];

  /** Lets issuers be http://127.0.0.1: for tests alone. */
  @FromEnv('OIDC_TEST_ISSUERS', asFlag, 'off')
  @IsBoolean({ message: 'must be on or off' })
  oidcTestIssuers!: boolean;
}
