/** Stops what the global set-up started. */
export default async function globalTeardown(): Promise<void> {
  await Promise.all((globalThis.tuHocTestServers ?? []).map((server) => server.stop()));
}
