// A real OpenID provider for tests, in a process of its own: `oidc-provider` is an ES module that jest does not load.
// Settings come as JSON in OIDC_TEST: { port, clientId, clientSecret, redirectUri, signOutUri, accounts, clockShiftSeconds }.
const {
  port,
  clientId,
  clientSecret,
  redirectUri,
  signOutUri,
  accounts,
  clockShiftSeconds = 0,
} = JSON.parse(process.env.OIDC_TEST);

if (clockShiftSeconds !== 0) {
  const RealDate = Date;
  const now = () => RealDate.now() + clockShiftSeconds * 1000;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [now()] : parts));
    }
    static now = now;
  };
}

const { Provider } = await import('oidc-provider');
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [signOutUri],
    },
  ],
  cookies: { keys: ['keys of a test'] },
  claims: { openid: ['sub'], staff: ['staff_code', 'email', 'email_verified', 'personal_number'] },
  scopes: ['openid', 'staff'],
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  ttl: { IdToken: 60, AccessToken: 60, AuthorizationCode: 60, Grant: 600, Interaction: 600, Session: 600 },
  findAccount: (_, id) => (accounts[id] ? { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) } : undefined),
  // Whoever signs in agrees: the consent is the organisation's.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
    grant.addOIDCScope('openid staff');
    await grant.save();
    return grant;
  },
});

provider.use(async (context, next) => {
  if (!context.path.startsWith('/interaction/')) return next();
  if (context.method === 'POST') {
    const chunks = [];
    for await (const chunk of context.req) chunks.push(chunk);
    const login = new URLSearchParams(Buffer.concat(chunks).toString()).get('login');
    const result = { login: { accountId: login } };
    return provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: false });
  }
  context.type = 'html';
  context.body = `<!doctype html><title>Provider</title><form method="post"><label>Login <input name="login"></label><button>Continue</button></form>`;
});

provider.listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
