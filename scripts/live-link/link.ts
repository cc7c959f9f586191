/** The room's address as this machine's browser opens it to be moved by the bridge; the page's own reading is bridgeOf. */
export function linkFor(room: string, pagePort: number, code: string): string {
  const link = new URL(room);
  link.searchParams.set("live-link", String(pagePort));
  // What comes behind # is never sent to a server.
  link.hash = new URLSearchParams({ "live-link": code }).toString();
  return link.toString();
}
