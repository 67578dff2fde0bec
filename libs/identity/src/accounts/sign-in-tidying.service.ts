import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { PasswordLinkRepository } from './password-link.repository.js';
import { SessionRepository } from './session.repository.js';
import { SignInAttemptRepository } from './sign-in-attempt.repository.js';

const KEEP_ENDED_SESSIONS_DAYS = 30;

@Injectable()
export class SignInTidying {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly attempts: SignInAttemptRepository,
    private readonly links: PasswordLinkRepository,
    private readonly clock: Clock,
  ) {}

  async tidy(): Promise<void> {
    const now = this.clock.now();
    await this.attempts.deleteOver(now);
    await this.links.deleteOver(now);
    await this.sessions.deleteEndedBefore(new Date(now.getTime() - KEEP_ENDED_SESSIONS_DAYS * 24 * 3_600_000));
  }
}
