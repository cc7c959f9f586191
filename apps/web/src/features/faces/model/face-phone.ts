import { CARRIED_VALUES, carriedFromBytes, newCarriedFace } from "@karaverse/avatars/face";
import { createStore } from "zustand/vanilla";
import type { OwnFace } from "./own-face";

/** `waiting`: the bridge is there, and no face has come for a while. */
export type PhoneState = "off" | "waiting" | "moving" | "gone";

/** What a phone does not say for so long it no longer says, ms. */
const QUIET_MS = 2_000;
/** The bridge knows its page by it. */
const PHONE_PROTOCOL = "karaverse-face";

/** Where `npm run live-link` waits on this machine, and the code that it gave; both stand in the link it prints. */
export function bridgeOf(href: string): { port: number; code: string } | null {
  const { searchParams, hash } = new URL(href);
  const port = Number(searchParams.get("live-link"));
  const code = new URLSearchParams(hash.slice(1)).get("live-link");
  return Number.isInteger(port) && port > 0 && port < 65_536 && code && /^[\w-]{16,64}$/.test(code)
    ? { port, code }
    : null;
}

/** For the address bar: a code opens the bridge once, and the link is nobody else's. */
export function withoutBridge(href: string): string {
  const link = new URL(href);
  link.searchParams.delete("live-link");
  link.hash = "";
  return link.toString();
}

/** Moves the own face by a phone, whose packets the bridge on this machine hands over. */
export class FacePhone {
  readonly #state = createStore<{ phone: PhoneState }>(() => ({ phone: "off" }));
  readonly #own: OwnFace;
  readonly #face = newCarriedFace();
  #socket: WebSocket | null = null;
  #quiet: ReturnType<typeof setTimeout> | null = null;

  constructor(own: OwnFace) {
    this.#own = own;
  }

  get state() {
    return this.#state;
  }

  start({ port, code }: { port: number; code: string }): void {
    this.stop();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`, [PHONE_PROTOCOL, code]);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#go("waiting");
    socket.addEventListener("message", ({ data }) => {
      if (this.#socket === socket && data instanceof ArrayBuffer) this.#take(new Uint8Array(data));
    });
    socket.addEventListener("close", () => {
      if (this.#socket !== socket) return;
      this.#end();
      this.#go("gone");
    });
  }

  stop(): void {
    this.#end();
    this.#go("off");
  }

  #take(bytes: Uint8Array): void {
    if (bytes.byteLength !== CARRIED_VALUES) return;
    carriedFromBytes(bytes, this.#face);
    if (!this.#face.tracked) return;
    this.#own.track(this.#face.weights, this.#face.head);
    this.#go("moving");
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#go("waiting"), QUIET_MS);
  }

  #end(): void {
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #go(phone: PhoneState): void {
    if (this.#state.getState().phone !== phone) this.#state.setState({ phone });
  }
}
