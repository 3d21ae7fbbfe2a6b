// Serves the page that is a relying party on oidc-client-ts, and the library as its package has it. All the rest happens in the browser.
import { readFile } from "node:fs/promises";
import http from "node:http";
import { address, PORT, SETTINGS } from "./result.mjs";

const scripts = {
  "/oidc-client-ts.js": "node_modules/oidc-client-ts/dist/esm/oidc-client-ts.js",
  "/jwt-decode.js": "node_modules/jwt-decode/build/esm/index.js",
  "/page.js": "oidc-client-ts-page.js",
  "/portal.js": SETTINGS,
};
const page =
  `<!doctype html>
  <html lang="en">
  <title>oidc-client-ts</title>
  <link rel="icon" href="data:,">
  <script type="importmap">${JSON.stringify({ imports: { "oidc-client-ts": "/oidc-client-ts.js", "jwt-decode": "/jwt-decode.js" } })}</script>
  <script type="module" src="/page.js"></script>
  </html>`;

http.createServer(async (request, response) => {
  const file = scripts[new URL(request.url, address).pathname];
  response.writeHead(200, { "content-type": file ? "text/javascript" : "text/html; charset=utf-8" }).end(file ? await readFile(file) : page);
}).listen(Number(PORT), "127.0.0.1");
