import { buildHuman } from "@karaverse/avatars/human";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { AUTHOR_ONLY, writeVrm } from "@karaverse/avatars/vrm";
import { readPack } from "@/world/avatars/bodies/read-pack";

export interface VrmWish {
  url: string;
  recipe: HumanRecipe;
  /** Of the body and of its author: it is a likeness. */
  name: string;
}
export type VrmDone = { kind: "file"; bytes: Uint8Array<ArrayBuffer> } | { kind: "failed"; why: string };

const answer = (done: VrmDone, hand: Transferable[] = []) => postMessage(done, { transfer: hand });

addEventListener("message", async ({ data: { url, recipe, name } }: MessageEvent<VrmWish>) => {
  try {
    const avatar = buildHuman(await readPack(url), recipe, 0);
    const bytes = writeVrm(avatar, { name, authors: [name], use: AUTHOR_ONLY });
    answer({ kind: "file", bytes }, [bytes.buffer]);
  } catch (error) {
    answer({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  }
});
