// The only file that may call navigator.credentials.
export const supported = typeof PublicKeyCredential !== "undefined";
