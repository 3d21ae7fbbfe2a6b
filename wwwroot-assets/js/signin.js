import { autofill, signIn, supported } from "./passkey.js";
import { find } from "./passkey-button.js";

const { destination, show, onPress } = find();

if (supported) {
  const offer = autofill(destination, (outcome) => {
    show(outcome);
    if (outcome.reason) {
      void offer.start();
    }
  });
  onPress(async () => {
    offer.stop();
    const outcome = await signIn(destination);
    if (outcome.reason) {
      void offer.start();
    }
    return outcome;
  });
  if (document.querySelector("[autocomplete~=webauthn]")) {
    void offer.start();
  }
}
