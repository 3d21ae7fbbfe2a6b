import http from "node:http";
import { randomUUID } from "node:crypto";
import * as client from "openid-client";

const issuer = process.env.ISSUER ?? "http://localhost:5080";
const address = process.env.ADDRESS ?? "http://localhost:9001";
const secret = "only-for-trying-out-node-app-on-localhost";

const portal = await client.discovery(new URL(issuer), "node-app", undefined, client.ClientSecretBasic(secret), {
  execute: [client.allowInsecureRequests], // only because this portal is on http://localhost
});
const sessions = new Map(); // session id -> what this browser is doing; a real app keeps it in a store that survives a restart

async function signIn(session) {
  session.verifier = client.randomPKCECodeVerifier();
  session.state = client.randomState();
  session.nonce = client.randomNonce();
  return client.buildAuthorizationUrl(portal, {
    redirect_uri: `${address}/callback`,
    scope: "openid profile email",
    code_challenge: await client.calculatePKCECodeChallenge(session.verifier),
    code_challenge_method: "S256",
    state: session.state,
    nonce: session.nonce,
  }).href;
}

async function callback(session, url) {
  const tokens = await client.authorizationCodeGrant(portal, url, {
    pkceCodeVerifier: session.verifier,
    expectedState: session.state,
    expectedNonce: session.nonce,
    idTokenExpected: true,
  });
  session.user = await client.fetchUserInfo(portal, tokens.access_token, tokens.claims().sub);
  return "/";
}

http.createServer(async (request, response) => {
  const url = new URL(request.url, address);
  const id = /session=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1] ?? randomUUID();
  const session = sessions.get(id) ?? {};
  sessions.set(id, session);
  response.setHeader("set-cookie", `session=${id}; HttpOnly; SameSite=Lax; Path=/`);
  try {
    if (url.pathname === "/callback") return response.writeHead(302, { location: await callback(session, url) }).end();
    if (!session.user) return response.writeHead(302, { location: await signIn(session) }).end();

    response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(`Hello, ${session.user.name}.`);
  } catch (error) {
    response.writeHead(400, { "content-type": "text/plain; charset=utf-8" }).end(`Not signed in: ${error.error ?? error.message}`);
  }
}).listen(Number(new URL(address).port), "localhost", () => console.log(`Open ${address}`));
