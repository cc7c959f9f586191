export interface PolicyOptions {
  nonce: string;
  /** The host that the browser asked, for WebSockets: older Safari does not count them as 'self'. */
  host: string | undefined;
  mode: "development" | "production";
  /** Where the bridge of a phone's face waits on the person's own machine; null for pages that were not opened for one. */
  bridge: number | null;
}

/** What the link of `npm run live-link` asks for. */
export function bridgeIn(url: string | undefined): number | null {
  const port = Number(/[?&]live-link=(\d{4,5})(?:&|$)/.exec(url ?? "")?.[1]);
  return port >= 1_024 && port <= 65_535 ? port : null;
}

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

/** Everything comes from our own origin, and scripts only with this page's nonce. */
export function contentSecurityPolicy({ nonce, host, mode, bridge }: PolicyOptions): string {
  const sockets = host && HOST.test(host) ? ` ws://${host} wss://${host}` : "";
  const phone = bridge === null ? "" : ` ws://127.0.0.1:${bridge}`;
  // React's development build rebuilds server stacks with eval.
  const evaluation = mode === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'${evaluation}`,
    // React writes style attributes, and dialogs that lock scrolling write a style element.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    `connect-src 'self' blob: data:${sockets}${phone}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For what is no page: JSON, audio, covers. An SVG that is opened by itself may draw and nothing else. */
export const DATA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** The same for every answer; `secure` where people come by https. */
export function fixedHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // A room that is found by its link alone must not leak it.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(self), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(secure && { "Strict-Transport-Security": "max-age=31536000" }),
  };
}
