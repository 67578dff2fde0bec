import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './served-process.js';

export interface ProviderWish {
  /** `id` of the provider in our settings. */
  id: string;
  /** Where our callback lies: PUBLIC_URL. */
  publicUrl: string;
  /** What the provider says about whom, by login. */
  accounts: Readonly<Record<string, object>>;
  clockShiftSeconds?: number;
}

const CLIENT = { clientId: 'tu-hoc', clientSecret: 'a client secret of the tests' };

/** An OpenID provider (`oidc-provider`) in a process of its own. */
export class OidcProviderProcess {
  private constructor(
    readonly id: string,
    readonly issuer: string,
    private readonly child: ChildProcess,
  ) {}

  static async start({ id, publicUrl, accounts, clockShiftSeconds = 0 }: ProviderWish): Promise<OidcProviderProcess> {
    const port = await freePort();
    const settings = {
      ...CLIENT,
      port,
      accounts,
      clockShiftSeconds,
      redirectUri: `${publicUrl}/api/oidc/${id}/callback`,
      signOutUri: `${publicUrl}/sign-in`,
    };
    const child = fork(join(process.cwd(), 'test', 'system', 'oidc-provider.mjs'), {
      env: { PATH: process.env['PATH'], OIDC_TEST: JSON.stringify(settings) },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', () => reject(new Error(`The provider did not start:\n${said}`)));
    });
    return new OidcProviderProcess(id, `http://127.0.0.1:${port}`, child);
  }

  /** What stands in OIDC_PROVIDERS. */
  settings(more: object = {}): object {
    return {
      ...CLIENT,
      id: this.id,
      name: { vi: `Cổng ${this.id}`, en: `Portal ${this.id}` },
      issuer: this.issuer,
      scopes: ['openid', 'staff'],
      claim: 'staff_code',
      linkBy: 'staff-code',
      ...more,
    };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
  }
}
