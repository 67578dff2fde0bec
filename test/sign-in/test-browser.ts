import { type ProblemDto } from '#platform';

export interface SessionSeen {
  readonly account?: { readonly username: string };
  readonly unfinished?: string | null;
  readonly signOutAt?: string | null;
  readonly code?: ProblemDto['code'];
}

/** A browser without pictures: follows the way to a provider and back, with the cookies of both. */
export class TestBrowser {
  private readonly cookies = new Map<string, Map<string, string>>();

  constructor(
    private readonly url: string,
    private readonly publicUrl: string,
  ) {}

  /** Where the sign-in ends. */
  async signIn(provider: string, login: string, to = '/'): Promise<string> {
    return this.bring(provider, await this.answerOf(provider, login, {}, to));
  }

  /** What the provider sends back; `changes` alter the question on its way there. */
  async answerOf(
    provider: string,
    login: string,
    changes: Readonly<Record<string, string>> = {},
    to = '/',
  ): Promise<Record<string, string>> {
    const start = await this.go(`${this.url}/api/oidc/${provider}/start?to=${encodeURIComponent(to)}`);
    const question = new URL(start);
    for (const [name, value] of Object.entries(changes)) question.searchParams.set(name, value);
    let next = await this.go(question.toString());
    for (let steps = 0; !next.startsWith(this.publicUrl); steps += 1) {
      if (steps > 8) throw new Error(`The provider goes round in circles: ${next}`);
      const form = new URL(next).pathname.startsWith('/interaction/') ? new URLSearchParams({ login }) : undefined;
      next = await this.go(next, form);
    }
    return Object.fromEntries(new URL(next).searchParams);
  }

  /** Brings an answer to our callback and says where that leads. */
  async bring(provider: string, answer: Readonly<Record<string, string>>): Promise<string> {
    const query = new URLSearchParams(answer).toString();
    const target = await this.go(`${this.url}/api/oidc/${provider}/callback?${query}`);
    return target.slice(this.url.length);
  }

  async session(): Promise<SessionSeen> {
    const answer = await fetch(`${this.url}/api/session`, { headers: this.headersFor(this.url) });
    return (await answer.json()) as SessionSeen;
  }

  /** One step: where the answer sends us. */
  private async go(address: string, form?: URLSearchParams): Promise<string> {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: this.headersFor(address),
      ...(form && { method: 'POST', body: form }),
    });
    this.keep(address, answer);
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${address} leads nowhere: ${answer.status} ${await answer.text()}`);
    return new URL(location, address).toString();
  }

  private headersFor(address: string): Record<string, string> {
    const jar = this.cookies.get(new URL(address).host) ?? new Map<string, string>();
    return { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  private keep(address: string, answer: Response): void {
    const { host } = new URL(address);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const [name = '', ...rest] = pair.split('=');
      jar.set(name, rest.join('='));
    }
  }
}
