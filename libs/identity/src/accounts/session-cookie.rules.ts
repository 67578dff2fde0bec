import { type FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'th_session';
/** Binds the way to a provider of single sign-on and back to one browser. */
export const OIDC_COOKIE = 'th_oidc';

const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Browsers drop a Secure cookie that comes over plain HTTP, which only this machine itself may use. */
export function cookieIsSecure(hostname: string): boolean {
  return !LOCAL_HOSTS.includes(hostname.replace(/:\d+$/u, ''));
}

/** The cookie ends with the browser or the session, whichever is first; scripts never see it. */
export function sessionCookie(token: string, hostname: string): string {
  const secure = cookieIsSecure(hostname) ? '; Secure' : '';
  return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

export function oidcCookie(token: string, hostname: string): string {
  const secure = cookieIsSecure(hostname) ? '; Secure' : '';
  return `${OIDC_COOKIE}=${token}; Path=/api/oidc; HttpOnly; SameSite=Lax; Max-Age=900${secure}`;
}

/** What of a request a new session has to know. */
export function browserOf(request: FastifyRequest): { userAgent: string | null; previousToken: string | null } {
  return {
    userAgent: request.headers['user-agent'] ?? null,
    previousToken: request.cookies[SESSION_COOKIE] ?? null,
  };
}

export function endedSessionCookie(hostname: string): string {
  return `${sessionCookie('', hostname)}; Max-Age=0`;
}
