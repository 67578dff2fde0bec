/** Why an erasure has to wait: the records of who works here are kept by law (Law 91/2025/QH15, article 25). */
export const ERASURE_OBSTACLES = ['employed', 'erased', 'self'] as const;
export type ErasureObstacle = (typeof ERASURE_OBSTACLES)[number];
