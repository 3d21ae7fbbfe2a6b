// A relying party on openid-client.
import http from "node:http";
import * as client from "openid-client";
import { describe, newSignOut, serve, settings, signedOut } from "./result.mjs";

const authentication = client[settings.authentication](settings.clientSecret);
const attempts = new Map();
let discovered;
let idToken;
let refreshToken;

// enableNonRepudiationChecks: verify the id token's signature, too, although it came straight from the token endpoint.
const portal = () => (discovered ??= client.discovery(new URL(settings.issuer), settings.clientId, settings.metadata, authentication, {
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
}));

async function login(url, request, response) {
  const verifier = client.randomPKCECodeVerifier();
  const attempt = { verifier, state: client.randomState(), nonce: client.randomNonce() };
  attempts.set(attempt.state, attempt);
  const to = client.buildAuthorizationUrl(await portal(), {
    ...settings.parameters,
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
  try {
    return await show(await client.authorizationCodeGrant(await portal(), url, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    }));
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError) return { error: error.error, error_description: error.error_description };

    throw error;
  }
}

const refresh = async () => show(await client.refreshTokenGrant(await portal(), refreshToken), refreshToken);

async function show(tokens, used) {
  refreshToken = tokens.refresh_token ?? refreshToken;
  idToken = tokens.id_token;
  return describe(tokens, await client.fetchUserInfo(await portal(), tokens.access_token, tokens.claims().sub), used);
}

async function logout(url, request, response) {
  const to = client.buildEndSessionUrl(await portal(), { id_token_hint: idToken, post_logout_redirect_uri: settings.signedOut, state: newSignOut() });
  idToken = undefined;
  response.writeHead(302, { location: to.href }).end();
}

const afterwards = (url) => ({ signed_out: idToken === undefined, state_came_back: signedOut(url) });

serve(http, { "/login": login, "/callback": callback, "/refresh": refresh, "/logout": logout, "/signed-out": afterwards });
