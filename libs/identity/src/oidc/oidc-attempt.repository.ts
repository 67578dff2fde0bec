import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface OidcAttempt {
  provider: string;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
}

@Injectable()
export class OidcAttemptRepository {
  constructor(private readonly database: Database) {}

  async insert(
    attempt: OidcAttempt & { stateHash: Buffer; browserHash: Buffer; expiresAt: Date; now: Date },
  ): Promise<void> {
    await this.database.query('delete from oidc_attempts where expires_at <= $1', [attempt.now]);
    await this.database.query(
      `insert into oidc_attempts (state_hash, browser_hash, provider, nonce, code_verifier, return_to, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        attempt.stateHash,
        attempt.browserHash,
        attempt.provider,
        attempt.nonce,
        attempt.codeVerifier,
        attempt.returnTo,
        attempt.expiresAt,
      ],
    );
  }

  /** Once: an answer that comes again finds nothing, and neither does one in another browser or of another provider. */
  async take(stateHash: Buffer, browserHash: Buffer, provider: string, now: Date): Promise<OidcAttempt | null> {
    return this.database.one<OidcAttempt>(
      `delete from oidc_attempts
       where state_hash = $1 and browser_hash = $2 and provider = $3 and expires_at > $4
       returning provider, nonce, code_verifier as "codeVerifier", return_to as "returnTo"`,
      [stateHash, browserHash, provider, now],
    );
  }
}
