// What the portal tells whoever keeps a person's passkeys. WebAuthn L3 §5.1.10

const signals = ["signalAllAcceptedCredentials", "signalCurrentUserDetails"];

/**
 * Tells the browser which passkeys this account still has, so that it can drop the others, and what the account is called now. The list
 * must be complete: a passkey that is not in it may be deleted for good.
 */
export async function tellAccepted() {
  if (!signals.some((name) => name in (globalThis.PublicKeyCredential ?? {}))) {
    return;
  }
  // Nobody waits long for a courtesy: after a sign-in the person is on the way to somewhere else.
  const answer = await fetch("/oidc/passkey/list/", { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(2000) }).catch(() => null);
  const known = answer?.ok ? await answer.json().catch(() => null) : null;
  if (known) {
    const { rpId, userId, name, displayName } = known;
    const allAcceptedCredentialIds = known.passkeys.map((/** @type {{ id: string }} */ kept) => kept.id);
    await signal(signals[0], { rpId, userId, allAcceptedCredentialIds });
    await signal(signals[1], { rpId, userId, name, displayName });
  }
}

/**
 * Signals are a courtesy to the password manager; whether it listens changes nothing here. WebAuthn L3 §5.1.10
 * @param {string} name
 * @param {object} about
 */
export async function signal(name, about) {
  await /** @type {any} */ (globalThis).PublicKeyCredential?.[name]?.(about)?.catch?.(() => {});
}
