import { register, upgrade } from "./passkey.js";
import { find } from "./passkey-button.js";

const { destination, onPress } = find();
const unasked = new AbortController();

// The browser takes one request at a time, and a person's wish goes first.
onPress(() => {
  unasked.abort();
  return register(destination);
});

const { reason } = await upgrade(destination, unasked.signal);
if (reason === null) {
  const done = /** @type {HTMLElement} */ (document.querySelector("[data-offer-done]"));
  document.querySelector("[data-offer]")?.remove();
  done.hidden = false;
  /** @type {HTMLElement} */ (done.querySelector("[role=status]")).focus();
}
