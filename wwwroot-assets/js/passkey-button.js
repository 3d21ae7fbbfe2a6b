// Wires a button to a passkey ceremony, and says on the page what came of it.
import { supported } from "./passkey.js";

/** @typedef {import("./passkey.js").Outcome} Outcome */

/**
 * The page's part: [data-passkey] holds where to go on to, [data-passkey-button] starts,
 * [data-passkey-said] has the words for each reason in data-say-… attributes.
 */
export function find() {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-passkey]"));
  const button = /** @type {HTMLButtonElement} */ (root.querySelector("[data-passkey-button]"));
  const said = /** @type {HTMLElement} */ (root.querySelector("[data-passkey-said]"));
  const { request, return: back, signUp } = root.dataset;

  /** @param {Outcome} outcome */
  function show(outcome) {
    if (outcome.reason === null && outcome.redirect) {
      // Only ever within the portal, whatever an answer says.
      const target = new URL(outcome.redirect, location.origin);
      location.assign(target.origin === location.origin ? target : "/account");
      return;
    }
    busy(false);
    said.textContent = said.getAttribute(`data-say-${outcome.reason}`) ?? said.getAttribute("data-say-failed");
  }

  /** @param {boolean} is */
  function busy(is) {
    button.disabled = is;
    button.setAttribute("aria-busy", String(is));
  }

  /** @param {() => Promise<Outcome>} ceremony */
  function onPress(ceremony) {
    button.addEventListener("click", async () => {
      said.textContent = "";
      busy(true);
      show(await ceremony());
    });
    button.disabled = false;
  }

  if (!supported) {
    button.hidden = true;
    said.textContent = said.getAttribute("data-say-unsupported");
  }
  // A page that comes back from the browser's memory has old challenges and a busy button.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  return { destination: { request, return: back }, signUp, show, onPress };
}
