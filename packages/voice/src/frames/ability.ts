import type { FrameAccess } from "./encoded-streams";

/** `decode`: song-clock playout is possible; `marks`: positions can be read, not decoded; `none`: no frames at all. */
export type FrameAbility = "decode" | "marks" | "none";

/** What turns packets into sound: the browser's own decoder, or ours where it has none. */
export type FrameDecoder = "webcodecs" | "wasm";

/** What a browser has of what the ways need. */
export interface BrowserParts {
  /** Chromium: streams. Firefox from 117 and Safari from 15.4: RTCRtpScriptTransform. */
  readonly access: FrameAccess;
  readonly worker: /** Old, forbidden by a policy, or its script did not come. */
    | { readonly state: "missing" }
    | {
        readonly state: "ready";
        /** It takes frames by the rtctransform event. */
        readonly transforms: boolean;
        /** Firefox from 130 on computers and Safari from 26 have AudioDecoder; null: WebAssembly is forbidden too. */
        readonly decoder: FrameDecoder | null;
      };
}

export type FramesReason =
  | "everything-there"
  | "less-wanted"
  | "no-encoded-frames"
  | "no-worker"
  | "worker-without-frames"
  | "no-decoder";

/** What is made of encoded frames here, and why not more. */
export type FramesWay =
  | {
      readonly ability: "decode";
      readonly access: Exclude<FrameAccess, "none">;
      readonly decoder: FrameDecoder;
      readonly why: "everything-there";
    }
  | {
      readonly ability: "marks";
      readonly access: Exclude<FrameAccess, "none">;
      readonly why: "no-decoder" | "less-wanted";
    }
  | { readonly ability: "none"; readonly why: Exclude<FramesReason, "everything-there" | "no-decoder"> };

/** @param most what to use at the most: less is for machines on which our own decoding costs too much */
export function framesWay({ access, worker }: BrowserParts, most: FrameAbility = "decode"): FramesWay {
  if (most === "none") return { ability: "none", why: "less-wanted" };
  if (access === "none") return { ability: "none", why: "no-encoded-frames" };
  if (worker.state === "missing") return { ability: "none", why: "no-worker" };
  if (access === "transform" && !worker.transforms) return { ability: "none", why: "worker-without-frames" };
  if (most === "marks") return { ability: "marks", access, why: "less-wanted" };
  if (!worker.decoder) return { ability: "marks", access, why: "no-decoder" };
  return { ability: "decode", access, decoder: worker.decoder, why: "everything-there" };
}
