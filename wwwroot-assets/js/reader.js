/** The reader's time zone, as the IANA names it. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
