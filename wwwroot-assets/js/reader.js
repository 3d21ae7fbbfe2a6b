/** Marks the page as live, and gives the reader's time zone, as the IANA names it. */
export function meet() {
  document.documentElement.dataset.live = "";
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
