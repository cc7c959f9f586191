import type { WebSocket } from "ws";

/** Colyseus' word of a client that it is in. */
const JOIN_ROOM = 10;
/** Longer than any honest page takes; until then what it is told waits in memory, ms. */
const JOIN_WITHIN_MS = 10_000;
/** We ask for a sign of life every 2 s; browsers cannot ask at all. */
const CONTROL_FRAMES = { perSecond: 10, burst: 60 };

/** Whoever took a seat and does not say that they are in goes. */
export function expectJoin(webSocket: WebSocket): void {
  const tooLate = setTimeout(() => webSocket.terminate(), JOIN_WITHIN_MS);
  tooLate.unref();
  const done = () => {
    clearTimeout(tooLate);
    webSocket.off("message", listen);
    webSocket.off("close", done);
  };
  const listen = (message: Buffer) => {
    if (message[0] === JOIN_ROOM) done();
  };
  webSocket.on("message", listen);
  webSocket.on("close", done);
}

/** Rule X2 for what the room never hears of: ws answers a ping by itself, and Colyseus counts messages only. */
export function limitControlFrames(webSocket: WebSocket): void {
  let left = CONTROL_FRAMES.burst;
  let since = performance.now();
  const count = () => {
    const now = performance.now();
    left = Math.min(CONTROL_FRAMES.burst, left + ((now - since) / 1_000) * CONTROL_FRAMES.perSecond);
    since = now;
    if (--left < 0) webSocket.terminate();
  };
  webSocket.on("ping", count);
  webSocket.on("pong", count);
}
