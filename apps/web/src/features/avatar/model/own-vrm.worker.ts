import { probeVrm, type VrmProbe, type VrmRefusal } from "@karaverse/avatars/vrm";
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
    const { bytes, found } = ofToday(given);
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

/** Rule W3: most bodies that people have are of version 0. */
function ofToday(bytes: Uint8Array<ArrayBuffer>): { bytes: Uint8Array<ArrayBuffer>; found: VrmProbe } {
  const found = probeVrm(bytes, READABLE);
  const isOld = found.kind === "refused" && found.refusals.some(({ reason }) => reason === "old-vrm");
  if (!isOld) return { bytes, found };
  const made = upgradeVrm(bytes);
  if (made.kind === "upgraded") return { bytes: made.bytes, found: probeVrm(made.bytes, READABLE) };
  return { bytes, found: { kind: "refused", refusals: [{ reason: "broken", where: made.where }] } };
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
