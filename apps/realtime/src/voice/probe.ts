import { get as getHttp, Agent as HttpAgent } from "node:http";
import { get as getHttps, Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";

const ASK_EVERY_MS = 2_000;
/** While it does not answer. */
const ASK_AGAIN_MS = 500;
/** A connection that was held open ended: the process behind it may be gone, or only tired of it. */
const ASK_SOON_MS = 20;
const ANSWER_WITHIN_MS = 3_000;
const ENDED = new Set(["ECONNRESET", "EPIPE"]);

/**
 * Tells after every question whether a server answers. The connection stays open between questions, and its end is
 * a reason to ask at once: a server that dies and is started again within a second was away all the same.
 */
export function createProbe(url: string, told: (answers: boolean) => void) {
  const isSecure = url.startsWith("https:");
  const get = isSecure ? getHttps : getHttp;
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: 1 });
  const held = new WeakSet<Socket>();
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  let isClosed = false;

  function askIn(ms: number): void {
    clearTimeout(timer);
    if (isClosed) return;
    timer = setTimeout(ask, ms);
    timer.unref();
  }

  function hold(socket: Socket): void {
    if (held.has(socket)) return;
    held.add(socket);
    socket.once("close", () => {
      if (!isAsking) askIn(ASK_SOON_MS);
    });
  }

  function ask(): void {
    isAsking = true;
    const answered = (answers: boolean, nextInMs: number) => {
      if (!isAsking || isClosed) return;
      isAsking = false;
      told(answers);
      askIn(nextInMs);
    };
    const request = get(url, { agent, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }, (response) => {
      const { statusCode = 500, headers } = response;
      if (headers.connection !== "close") hold(response.socket);
      response.on("error", () => undefined).resume();
      answered(statusCode < 400, ASK_EVERY_MS);
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      if (!request.reusedSocket || !ENDED.has(error.code ?? "")) return answered(false, ASK_AGAIN_MS);
      // The connection ended as the question went out, which says nothing about the process behind it.
      isAsking = false;
      askIn(ASK_SOON_MS);
    });
  }

  ask();
  return {
    close(): void {
      isClosed = true;
      clearTimeout(timer);
      agent.destroy();
    },
  };
}
