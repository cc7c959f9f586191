import { probeVrm, type VrmRefusal } from "@karaverse/avatars/vrm";
import { type Picture, reduceVrm } from "@karaverse/avatars/vrm-reduce";
import { upgradeVrm } from "@karaverse/avatars/vrm-upgrade";

/** What a browser can work on, bytes; what is larger is no body. */
const READABLE = 300 * 1024 * 1024;

export type OwnVrmDone =
  | { kind: "lightening" }
  | { kind: "file"; bytes: Uint8Array<ArrayBuffer>; isLighter: boolean }
  | { kind: "refused"; refusals: readonly VrmRefusal[] }
  | { kind: "failed"; why: string };

const answer = (done: OwnVrmDone, hand: Transferable[] = []) => postMessage(done, { transfer: hand });

addEventListener("message", async ({ data }: MessageEvent<Blob>) => {
  try {
    const { size } = data;
    const given = size > READABLE ? new Uint8Array(READABLE + 1) : new Uint8Array(await data.arrayBuffer());
    const made = await ofToday(given);
    if (made.kind === "refused") {
      answer(made);
      return;
    }
    const { bytes } = made;
    const found = probeVrm(bytes, READABLE);
    if (found.kind === "fits") {
      answer({ kind: "file", bytes, isLighter: false }, [bytes.buffer]);
      return;
    }
    const isTooMuch = size <= READABLE && found.refusals.every(({ reason }) => reason === "over");
    if (!isTooMuch) {
      answer(found);
      return;
    }
    answer({ kind: "lightening" });
    const lighter = await reduceVrm(bytes, smaller);
    const left = probeVrm(lighter);
    if (left.kind === "refused") answer(left);
    else answer({ kind: "file", bytes: lighter, isLighter: true }, [lighter.buffer]);
  } catch (error) {
    answer({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  }
});

type Found = { kind: "file"; bytes: Uint8Array<ArrayBuffer> } | Extract<OwnVrmDone, { kind: "refused" }>;

/** Rule W3: most bodies that people have are of version 0. */
async function ofToday(bytes: Uint8Array<ArrayBuffer>): Promise<Found> {
  const probe = probeVrm(bytes, READABLE);
  const isOld = probe.kind === "refused" && probe.refusals.some(({ reason }) => reason === "old-vrm");
  if (!isOld) return { kind: "file", bytes };
  const made = upgradeVrm(bytes);
  if (made.kind === "upgraded") return { kind: "file", bytes: made.bytes };
  return { kind: "refused", refusals: [{ reason: "broken", where: made.where }] };
}

/** Decoded, drawn smaller and encoded by the browser; a picture with holes stays one. */
async function smaller({ bytes, mimeType }: Picture, side: number): Promise<Picture> {
  const whole = await createImageBitmap(new Blob([bytes.slice()], { type: mimeType }), {
    colorSpaceConversion: "none",
    premultiplyAlpha: "none",
  });
  const scale = Math.min(1, side / Math.max(whole.width, whole.height));
  const [width, height] = [whole.width, whole.height].map((of) => Math.max(1, Math.round(of * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const drawing = canvas.getContext("2d");
  if (!drawing) throw new Error("this browser draws nothing");
  drawing.imageSmoothingQuality = "high";
  drawing.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  const made = await canvas.convertToBlob({ type: mimeType, quality: 0.9 });
  return { bytes: new Uint8Array(await made.arrayBuffer()), mimeType: made.type };
}
