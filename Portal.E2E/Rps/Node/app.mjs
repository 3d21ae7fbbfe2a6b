// A relying party on openid-client with everything that the end-to-end tests look at: /login, /callback and /refresh.
import http from "node:http";
import * as client from "openid-client";

const { PORT, ISSUER, CLIENT_ID, CLIENT_SECRET, ID_TOKEN_ALG, SCOPE } = process.env;
const address = `http://127.0.0.1:${PORT}`;
const metadata = { id_token_signed_response_alg: ID_TOKEN_ALG };
const authentication = CLIENT_SECRET ? client.ClientSecretBasic(CLIENT_SECRET) : client.None();
const attempts = new Map();
let discovered;
let refreshToken;

// enableNonRepudiationChecks: verify the id token's signature, too, although it came straight from the token endpoint.
const portal = () => (discovered ??= client.discovery(new URL(ISSUER), CLIENT_ID, metadata, authentication, {
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
}));

async function login(url, response) {
  const verifier = client.randomPKCECodeVerifier();
  const attempt = { verifier, state: client.randomState(), nonce: client.randomNonce() };
  attempts.set(attempt.state, attempt);
  const to = client.buildAuthorizationUrl(await portal(), {
    redirect_uri: `${address}/callback`,
    scope: SCOPE,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...Object.fromEntries(url.searchParams),
  });
  response.writeHead(302, { location: to.href, "set-cookie": `attempt=${attempt.state}; HttpOnly; SameSite=Lax` }).end();
}

async function callback(url, request) {
  const attempt = attempts.get(/attempt=([^;]+)/.exec(request.headers.cookie ?? "")?.[1]);
  if (!attempt) return { error: "rp_unknown_state" };

  attempts.delete(attempt.state);
  return describe(await client.authorizationCodeGrant(await portal(), url, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  }));
}

async function refresh() {
  const used = refreshToken;
  const result = await describe(await client.refreshTokenGrant(await portal(), used));
  return { ...result, rotated: refreshToken !== used };
}

async function describe(tokens) {
  refreshToken = tokens.refresh_token ?? refreshToken;
  const claims = tokens.claims();
  return {
    alg: JSON.parse(Buffer.from(tokens.id_token.split(".")[0], "base64url")).alg,
    claims,
    userinfo: await client.fetchUserInfo(await portal(), tokens.access_token, claims.sub),
    scope: tokens.scope,
    has_refresh_token: tokens.refresh_token !== undefined,
  };
}

function refusal(error) {
  if (error instanceof client.AuthorizationResponseError) return { error: error.error, error_description: error.error_description };

  return { error: "rp_refused", error_description: `${error.message} ${JSON.stringify(error.cause ?? "")}` };
}

http.createServer(async (request, response) => {
  const url = new URL(request.url, address);
  try {
    if (url.pathname === "/login") return await login(url, response);

    const result = url.pathname === "/callback" ? await callback(url, request) : url.pathname === "/refresh" ? await refresh() : null;
    response.writeHead(result ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(result));
  } catch (error) {
    console.error(error);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(refusal(error)));
  }
}).listen(Number(PORT), "127.0.0.1");
