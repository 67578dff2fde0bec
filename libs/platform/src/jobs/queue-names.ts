/** Queues by kind of work: one slow kind does not hold up the others. */
export const QUEUE_NAMES = ['platform', 'records', 'scoring', 'awards', 'exports'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];
