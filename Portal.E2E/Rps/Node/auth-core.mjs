// A relying party on @auth/core, the library inside the Auth.js packages of the web frameworks. Its own pages are under /auth; what the
// person sees and does is sent to them as those packages do. Refreshing and signing out at the provider are written as its guides say.
import { randomUUID } from "node:crypto";
import http from "node:http";
import { Auth, skipCSRFCheck } from "@auth/core";
import { address, describe, newSignOut, serve, settings, signedOut, signedOutAt } from "./result.mjs";

const portal = await (await fetch(`${settings.issuer}/.well-known/openid-configuration`)).json();

const config = {
  basePath: "/auth",
  trustHost: true,
  secret: randomUUID(),
  skipCSRFCheck,
  pages: { error: "/callback" },
  providers: [{
    ...settings,
    idToken: false, // the profile comes from userinfo
    profile: (userinfo) => ({ id: userinfo.sub, name: userinfo.name, email: userinfo.email }),
  }],
  callbacks: {
    jwt: async ({ token, account, profile, trigger }) => {
      if (account) return { ...token, tokens: account, userinfo: profile };

      return trigger === "update" ? refreshed(token) : token;
    },
    session: ({ session, token }) => ({ ...session, tokens: token.tokens, userinfo: token.userinfo, used: token.used }),
  },
};

async function refreshed(token) {
  const used = token.tokens.refresh_token;
  const basic = Buffer.from(`${encodeURIComponent(settings.clientId)}:${encodeURIComponent(settings.clientSecret)}`).toString("base64");
  const answer = await fetch(portal.token_endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: used }),
  });
  const tokens = await answer.json();
  if (!answer.ok) throw new Error(tokens.error);

  const userinfo = await fetch(portal.userinfo_endpoint, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  return { ...token, tokens: { refresh_token: used, ...tokens }, userinfo: await userinfo.json(), used };
}

/** Hands a request to one of the library's own pages, and its cookies to the browser. */
async function ask(path, request, response, form) {
  const headers = { cookie: request.headers.cookie ?? "", "content-type": "application/x-www-form-urlencoded" };
  const answer = await Auth(new Request(address + path, form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers }), config);
  response.setHeader("set-cookie", answer.headers.getSetCookie());
  return answer;
}

const goTo = (response, location) => response.writeHead(302, { location }).end();

async function login(url, request, response) {
  const answer = await ask(`/auth/signin/portal${url.search}`, request, response, { callbackUrl: `${address}/callback` });
  goTo(response, answer.headers.get("location"));
}

// The registered redirect URI; from here the library leads to the callbackUrl above.
const received = async (url, request, response) => goTo(response, (await ask(url.pathname + url.search, request, response)).headers.get("location"));

async function callback(url, request, response) {
  if (url.searchParams.has("error")) return { error: url.searchParams.get("error") };

  return show(await (await ask("/auth/session", request, response)).json());
}

// A posted form means an update.
const refresh = async (url, request, response) => show(await (await ask("/auth/session", request, response, {})).json());

const show = (session) => describe(session.tokens, session.userinfo, session.used);

async function logout(url, request, response) {
  const { tokens } = await (await ask("/auth/session", request, response)).json();
  await ask("/auth/signout", request, response, { callbackUrl: address });
  const parameters = { id_token_hint: tokens.id_token, post_logout_redirect_uri: signedOutAt, state: newSignOut() };
  goTo(response, `${portal.end_session_endpoint}?${new URLSearchParams(parameters)}`);
}

async function afterwards(url, request, response) {
  const session = await (await ask("/auth/session", request, response)).json();
  return { signed_out: session === null, state_came_back: signedOut(url) };
}

serve(http, {
  "/login": login,
  "/auth/callback/portal": received,
  "/callback": callback,
  "/refresh": refresh,
  "/logout": logout,
  "/signed-out": afterwards,
});
