// A relying party that only the browser runs: each path is a page load, and the tokens are kept for as long as the tab is open.
import { ErrorResponse, UserManager } from "oidc-client-ts";
import { portal } from "/portal.js";

const users = new UserManager({ ...portal, automaticSilentRenew: false });

const pages = {
  "/login": () => users.signinRedirect({ extraQueryParams: Object.fromEntries(new URLSearchParams(location.search)) }),
  "/callback": async () => describe(await users.signinCallback()),
  "/refresh": async () => {
    const used = (await users.getUser()).refresh_token;
    const user = await users.signinSilent(); // with the refresh token, because there is one
    return { ...describe(user), rotated: user.refresh_token !== used };
  },
  "/logout": () => users.signoutRedirect({ state: { left: "on purpose" } }),
  "/signed-out": async () => {
    const answer = await users.signoutCallback();
    return { signed_out: (await users.getUser()) === null, state_came_back: answer.userState?.left === "on purpose" };
  },
};

// profile is the id token's claims together with userinfo's; that there are names in it is userinfo's doing.
const describe = (user) => ({
  alg: JSON.parse(atob(user.id_token.split(".")[0].replaceAll("-", "+").replaceAll("_", "/"))).alg,
  claims: user.profile,
  userinfo: user.profile,
  scope: user.scope,
  access_token: user.access_token,
  has_refresh_token: user.refresh_token !== undefined,
});

function refusal(error) {
  if (error instanceof ErrorResponse) return { error: error.error, error_description: error.error_description };

  return { error: "rp_refused", error_description: error.message };
}

const result = await pages[location.pathname]?.().catch(refusal);
if (result) document.body.append(Object.assign(document.createElement("pre"), { textContent: JSON.stringify(result) }));
