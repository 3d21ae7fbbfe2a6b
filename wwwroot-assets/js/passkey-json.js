// WebAuthn's JSON forms, for browsers and extensions that do not bring them. WebAuthn L3 §5.1.8-5.1.10

/** @param {string} text base64url */
function bytes(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** @param {ArrayBuffer | null | undefined} buffer */
function base64url(buffer) {
  if (!buffer) {
    return undefined;
  }
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {{ id: string }[]} [list] */
const descriptors = (list) => list?.map((item) => ({ ...item, id: bytes(item.id) }));

/**
 * @param {any} json
 * @returns {PublicKeyCredentialCreationOptions}
 */
export function creationOptions(json) {
  return PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? {
    ...json,
    challenge: bytes(json.challenge),
    user: { ...json.user, id: bytes(json.user.id) },
    excludeCredentials: descriptors(json.excludeCredentials),
  };
}

/**
 * @param {any} json
 * @returns {PublicKeyCredentialRequestOptions}
 */
export function requestOptions(json) {
  return PublicKeyCredential.parseRequestOptionsFromJSON?.(json) ?? {
    ...json,
    challenge: bytes(json.challenge),
    allowCredentials: descriptors(json.allowCredentials),
  };
}

/**
 * Some password managers answer with objects whose toJSON is missing or throws.
 * @param {PublicKeyCredential} credential
 */
export function toJson(credential) {
  try {
    return credential.toJSON();
  } catch {
    return byHand(credential);
  }
}

/** @param {PublicKeyCredential} credential */
function byHand(credential) {
  const response = /** @type {any} */ (credential.response);
  return {
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults?.() ?? {},
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      attestationObject: base64url(response.attestationObject),
      transports: response.getTransports?.(),
      authenticatorData: base64url(response.authenticatorData ?? response.getAuthenticatorData?.()),
      signature: base64url(response.signature),
      userHandle: base64url(response.userHandle),
    },
  };
}
