// Passkeys in the browser: the only file that calls navigator.credentials. WebAuthn L3 §5.1, §7.
import { creationOptions, requestOptions, toJson } from "./passkey-json.js";
import { signal, tellAccepted } from "./passkey-signals.js";

export { tellAccepted };

/**
 * What a ceremony came to: `reason` is null when it succeeded, `judged` says that the portal refused a passkey that somebody chose.
 * Words for reasons live in the pages.
 * @typedef {{ reason: string | null, judged?: boolean, redirect?: string, name?: string, credentialId?: string }} Outcome
 * @typedef {{ request?: string, return?: string }} Destination where to go on to, as the page's address carries it
 */

const base = "/oidc/passkey/";
const refreshAfter = 4 * 60 * 1000;

/** Whether this browser can do passkeys at all. */
export const supported = typeof PublicKeyCredential !== "undefined" && Boolean(navigator.credentials?.create);

/** The portal's refusal, or no answer from it. */
class Refusal extends Error {
  judged = false;

  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Makes a passkey: for whoever is signed in, or for the account that a sign-up ticket describes.
 * @param {Destination & { signUp?: string }} [wish]
 * @returns {Promise<Outcome>}
 */
export function register({ signUp, ...destination } = {}) {
  return make(signUp ? { signUp } : {}, destination, {});
}

/**
 * Lets the browser make a passkey without asking anybody, right after a sign-in with a password that it keeps. Most decline, without a word.
 * @param {Destination} destination
 * @param {AbortSignal} signal
 * @returns {Promise<Outcome>}
 */
export async function upgrade(destination, signal) {
  const can = supported && await globalThis.PublicKeyCredential.getClientCapabilities?.().catch(() => null);
  return can?.conditionalCreate && !signal.aborted
    ? make({ automatic: true }, destination, { mediation: "conditional", signal })
    : { reason: "unsupported" };
}

/**
 * @param {object} wish
 * @param {Destination} destination
 * @param {{ mediation?: CredentialMediationRequirement, signal?: AbortSignal }} how
 * @returns {Promise<Outcome>}
 */
function make(wish, destination, how) {
  return outcome(async () => {
    const options = await post("register/options/", wish);
    how.signal?.throwIfAborted();
    const credential = await navigator.credentials.create({ ...how, publicKey: creationOptions(options) });
    const verified = await verify("register/verify/", credential, destination);
    if (verified.refused) {
      // The browser has kept a passkey that the portal did not take.
      await signal("signalUnknownCredential", { rpId: options.rp.id, credentialId: credential?.id });
    }
    return verified.answer();
  });
}

/**
 * Signs in. With `mediation: "conditional"` the browser offers passkeys in the autofill of a field, for as long as `signal` lets it.
 * @param {Destination} [destination]
 * @param {{ mediation?: CredentialMediationRequirement, signal?: AbortSignal }} [how]
 * @returns {Promise<Outcome>}
 */
export function signIn(destination = {}, how = {}) {
  return outcome(async () => {
    const options = await post("authenticate/options/", {});
    how.signal?.throwIfAborted();
    const credential = await navigator.credentials.get({ ...how, publicKey: requestOptions(options) });
    const verified = await verify("authenticate/verify/", credential, destination);
    if (verified.refused === "unknown_passkey") {
      await signal("signalUnknownCredential", { rpId: options.rpId, credentialId: credential?.id });
    }
    if (!verified.refused) {
      await tellAccepted();
    }
    return verified.answer();
  });
}

/**
 * Offers passkeys in the autofill of the page's user name field. Options are fetched anew before they get too old.
 * Only one ceremony can run at a time: call `stop` before any other.
 * @param {Destination} destination
 * @param {(outcome: Outcome) => void} report hears only of passkeys that somebody chose: nothing else was asked for
 */
export function autofill(destination, report) {
  let running = new AbortController();
  let started = 0;
  let wanted = false;

  async function start() {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    started = Date.now();
    wanted = (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
    if (!wanted || signal.aborted) {
      return;
    }
    const result = await signIn(destination, { mediation: "conditional", signal });
    if (!signal.aborted && (result.reason === null || result.judged)) {
      report(result);
    }
  }

  function refresh() {
    if (wanted && !document.hidden && Date.now() - started >= refreshAfter) {
      void start();
    }
  }

  function stop() {
    wanted = false;
    running.abort();
  }

  setInterval(refresh, refreshAfter / 8);
  document.addEventListener("visibilitychange", refresh);
  return { start, stop };
}

/**
 * @param {() => Promise<Outcome>} ceremony
 * @returns {Promise<Outcome>}
 */
async function outcome(ceremony) {
  try {
    return supported ? await ceremony() : { reason: "unsupported" };
  } catch (error) {
    return { reason: reasonOf(error), judged: error instanceof Refusal && error.judged };
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof Refusal) {
    return error.reason;
  }
  switch (/** @type {{ name?: string }} */ (error)?.name) {
    case "AbortError":
    case "NotAllowedError": return "cancelled";
    case "InvalidStateError": return "already_registered";
    case "SecurityError": return "wrong_origin";
    case "NotSupportedError":
    case "ConstraintError": return "unsupported";
    default: return "failed";
  }
}

/**
 * @param {string} path
 * @param {Credential | null} credential
 * @param {Destination} destination
 */
async function verify(path, credential, destination) {
  const query = new URLSearchParams(Object.entries(destination).filter(([, value]) => value));
  try {
    const accepted = await post(query.size ? `${path}?${query}` : path, toJson(/** @type {PublicKeyCredential} */ (credential)));
    return { refused: null, answer: () => /** @type {Outcome} */ ({ reason: null, ...accepted }) };
  } catch (error) {
    const refused = error instanceof Refusal && error.reason !== "unreachable" ? error.reason : null; // it may well have taken it
    if (error instanceof Refusal) {
      error.judged = true;
    }
    return { refused, answer: () => { throw error; } };
  }
}

/**
 * @param {string} path
 * @param {object} body
 */
async function post(path, body) {
  const answer = await fetch(base + path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  }).catch(() => { throw new Refusal("unreachable"); });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refusal(answer.status === 429 ? "too_fast" : json.reason ?? "failed");
  }
  return json;
}
