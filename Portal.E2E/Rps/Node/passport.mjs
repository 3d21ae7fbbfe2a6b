// A relying party on Express, Passport and passport-openidconnect. Passport knows no PKCE, and leaves refreshing and signing out at the
// provider to the app, which uses the OAuth library under it for the one and a redirect for the other.
import { randomUUID } from "node:crypto";
import express from "express";
import session from "express-session";
import passport from "passport";
import OpenIdConnectStrategy from "passport-openidconnect";
import { address, describe, newSignOut, PORT, refusal, settings, signedOut, signedOutAt } from "./result.mjs";

const portal = await (await fetch(`${settings.issuer}/.well-known/openid-configuration`)).json();

const strategy = new OpenIdConnectStrategy(
  settings,
  (issuer, uiProfile, idProfile, context, idToken, accessToken, refreshToken, tokens, done) =>
    done(null, { tokens, refreshToken, userinfo: uiProfile._json }));

const userInfo = (accessToken) => new Promise((resolve, reject) =>
  strategy._oauth2.get(portal.userinfo_endpoint, accessToken, (error, body) => (error ? reject(new Error(error.data)) : resolve(JSON.parse(body)))));

const refreshed = (refreshToken) => new Promise((resolve, reject) =>
  strategy._oauth2.getOAuthAccessToken(refreshToken, { grant_type: "refresh_token" }, (error, accessToken, next, tokens) =>
    (error ? reject(new Error(error.data)) : resolve({ ...tokens, access_token: accessToken, refresh_token: next }))));

passport.use(strategy);
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const app = express();
app.use(session({ secret: randomUUID(), resave: false, saveUninitialized: false, cookie: { sameSite: "lax" } }));
app.use(passport.session());
app.get("/login", passport.authenticate("openidconnect"));
app.get("/callback", passport.authenticate("openidconnect", { failWithError: true }), (request, response) => {
  const { tokens, refreshToken, userinfo } = request.user;
  response.json(describe({ ...tokens, refresh_token: refreshToken }, userinfo));
});
app.get("/refresh", async (request, response) => {
  const used = request.user.refreshToken;
  const tokens = await refreshed(used);
  request.user.refreshToken = tokens.refresh_token ?? used;
  request.user.tokens = { ...request.user.tokens, ...tokens };
  response.json(describe(tokens, await userInfo(tokens.access_token), used));
});
app.get("/logout", (request, response, next) => {
  const parameters = { id_token_hint: request.user.tokens.id_token, post_logout_redirect_uri: signedOutAt, state: newSignOut() };
  request.logout((error) => (error ? next(error) : response.redirect(`${portal.end_session_endpoint}?${new URLSearchParams(parameters)}`)));
});
app.get("/signed-out", (request, response) =>
  response.json({ signed_out: !request.isAuthenticated(), state_came_back: signedOut(new URL(request.url, address)) }));
app.use((error, request, response, next) => {
  console.error(error);
  response.json(refusal(error));
});
app.listen(Number(PORT), "127.0.0.1");
