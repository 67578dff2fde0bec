import { type ProblemDto } from '#platform';

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

/** One browser: keeps the session cookie that the server sets. */
export class HttpCaller {
  cookie = '';

  constructor(private readonly url: string) {}

  get = <T>(path: string) => this.send<T>('GET', path);
  post = <T>(path: string, body: object) => this.send<T>('POST', path, body);
  patch = <T>(path: string, body: object) => this.send<T>('PATCH', path, body);
  delete = <T>(path: string) => this.send<T>('DELETE', path);

  /** The code of the problem document, with the status in front. */
  async refusal(answer: Promise<Answer>): Promise<string> {
    const { status, body, headers } = await answer;
    const type = headers.get('content-type') ?? '';
    return `${status} ${type.startsWith('application/problem+json') ? (body as ProblemDto).code : 'no problem document'}`;
  }

  async send<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(this.cookie && { cookie: this.cookie }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    this.cookie = cookie?.split(';', 1)[0] ?? this.cookie;
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T, headers: response.headers };
  }
}
