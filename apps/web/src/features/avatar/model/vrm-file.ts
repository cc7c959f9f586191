import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { VrmDone, VrmWish } from "./vrm.worker";

/** A body as a file for other programs, made beside the thread that draws. */
export function vrmFile(recipe: HumanRecipe, name: string): Promise<Blob> {
  const worker = new Worker(new URL("./vrm.worker.ts", import.meta.url), { type: "module" });
  const made = new Promise<Blob>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<VrmDone>) =>
      data.kind === "file"
        ? resolve(new Blob([data.bytes], { type: "model/gltf-binary" }))
        : reject(new Error(data.why)),
    );
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
  });
  worker.postMessage({ url: HUMAN_FILE.href, recipe, name } satisfies VrmWish);
  return made.finally(() => worker.terminate());
}

/** The name of somebody as that of a file; systems disagree about what else may be in one. */
export const vrmNameOf = (name: string): string =>
  `${name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "avatar"}.vrm`;

export function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Browsers that ask where to put it read it later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
