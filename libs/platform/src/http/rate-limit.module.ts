import { Module } from '@nestjs/common';
import { RateLimit } from './rate-limit.js';
import { RateLimitRepository } from './rate-limit.repository.js';

@Module({ providers: [RateLimit, RateLimitRepository], exports: [RateLimit] })
export class RateLimitModule {}
