// What the relying parties show of a sign-in, whichever library got it, and what they remember between a sign-out and its answer.
import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";

export const { PORT, SETTINGS } = process.env;

/** What the portal shows administrators to paste for the library. */
export const { portal: settings } = await import(pathToFileURL(SETTINGS).href);

export const address = `http://127.0.0.1:${PORT}`;
export const signedOutAt = `${address}/signed-out`;
const signOuts = new Set();

const part = (jwt, number) => JSON.parse(Buffer.from(jwt.split(".")[number], "base64url"));

/** `tokens` as the token endpoint answered, after the library has checked the id token in it. */
export const describe = (tokens, userinfo, usedRefreshToken) => ({
  alg: part(tokens.id_token, 0).alg,
  claims: part(tokens.id_token, 1),
  userinfo,
  scope: tokens.scope,
  access_token: tokens.access_token,
  has_refresh_token: tokens.refresh_token !== undefined,
  rotated: usedRefreshToken !== undefined && tokens.refresh_token !== undefined && tokens.refresh_token !== usedRefreshToken,
});

export const refusal = (error) => ({ error: "rp_refused", error_description: `${error.message} ${JSON.stringify(error.cause ?? "")}` });

/** Where a sign-out that nobody can fake begins. */
export function newSignOut() {
  const state = randomUUID();
  signOuts.add(state);
  return state;
}

/** Whether this is the answer to a sign-out of ours. */
export const signedOut = (url) => signOuts.delete(url.searchParams.get("state"));

/** Answers each path with what its page returns, as JSON, unless the page has answered by itself. */
export function serve(http, pages) {
  return http.createServer(async (request, response) => {
    const url = new URL(request.url, address);
    const page = pages[url.pathname];
    try {
      const result = page ? await page(url, request, response) : null;
      if (response.headersSent) return;

      response.writeHead(page ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(result));
    } catch (error) {
      console.error(error);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(refusal(error)));
    }
  }).listen(Number(PORT), "127.0.0.1");
}
