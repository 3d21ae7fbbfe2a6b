// A television: it has no browser, shows a code on its screen, and waits until somebody agrees elsewhere.
import http from "node:http";
import * as client from "openid-client";
import { describe, refusal, serve, settings } from "./result.mjs";

const authentication = client[settings.authentication](settings.clientSecret);
let discovered;
let waiting;
let refreshToken;

const portal = () => (discovered ??= client.discovery(new URL(settings.issuer), settings.clientId, settings.metadata, authentication, {
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
}));

async function login() {
  const codes = await client.initiateDeviceAuthorization(await portal(), settings.parameters);
  waiting = client.pollDeviceAuthorizationGrant(await portal(), codes).then(show, (error) => (error.error ? { error: error.error } : refusal(error)));
  return { user_code: codes.user_code, verification_uri: codes.verification_uri, verification_uri_complete: codes.verification_uri_complete };
}

const callback = () => waiting;

const refresh = async () => show(await client.refreshTokenGrant(await portal(), refreshToken), refreshToken);

async function show(tokens, used) {
  refreshToken = tokens.refresh_token ?? refreshToken;
  return describe(tokens, await client.fetchUserInfo(await portal(), tokens.access_token, tokens.claims().sub), used);
}

serve(http, { "/login": login, "/callback": callback, "/refresh": refresh });
