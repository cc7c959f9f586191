import type { VrmRefusal } from "@karaverse/avatars/vrm";
import { refusalWords } from "@/i18n/refusal-words";
import { ApiRefusal } from "@/lib/api";
import type { ApiErrorBody, BroughtAnswer, VrmRefused } from "@/lib/api-types";
import type { OwnVrmDone } from "./own-vrm.worker";

export type Step = "looking" | "lightening" | "sending";
export type Brought =
  | { kind: "brought"; hash: string; isLighter: boolean }
  | { kind: "refused"; refusals: readonly VrmRefusal[] }
  /** Nothing is wrong with the file but that a room cannot draw it. */
  | { kind: "undrawn" };

/** Rule W3: looked at on this device, made lighter there where it has to be, and sent. @throws ApiRefusal */
export async function bring(file: Blob, tell: (step: Step) => void): Promise<Brought> {
  tell("looking");
  const looked = await look(file, () => tell("lightening"));
  if (looked.kind === "refused") return looked;
  if (!(await isDrawn(looked.bytes))) return { kind: "undrawn" };
  tell("sending");
  const response = await fetch("/api/me/avatar/vrm", {
    method: "POST",
    headers: { "Content-Type": "model/gltf-binary" },
    body: looked.bytes,
  });
  const answer = (await response.json()) as BroughtAnswer | VrmRefused | ApiErrorBody;
  if (!("error" in answer)) return { kind: "brought", hash: answer.vrm, isLighter: looked.isLighter };
  if ("refusals" in answer) return { kind: "refused", refusals: answer.refusals };
  throw new ApiRefusal(answer.error, refusalWords(answer.error, answer.message));
}

/** Read as whoever stands near will read it: before it is sent, and not when they see somebody else. */
async function isDrawn(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { readVrm } = await import("@/world/avatars/vrm/load");
  return readVrm(bytes.buffer).then(
    (loaded) => {
      loaded.dispose();
      return true;
    },
    () => false,
  );
}

type Looked = Extract<OwnVrmDone, { kind: "file" | "refused" }>;

function look(file: Blob, onLightening: () => void): Promise<Looked> {
  const worker = new Worker(new URL("./own-vrm.worker.ts", import.meta.url), { type: "module" });
  const looked = new Promise<Looked>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<OwnVrmDone>) => {
      switch (data.kind) {
        case "lightening":
          onLightening();
          return;
        case "failed":
          reject(new Error(data.why));
          return;
        default:
          resolve(data);
      }
    });
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
  });
  worker.postMessage(file);
  return looked.finally(() => worker.terminate());
}
