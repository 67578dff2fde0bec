export const RESOURCE_STATES = ['draft', 'published', 'withdrawn'] as const;
export type ResourceState = (typeof RESOURCE_STATES)[number];
