import { buildHuman, type HumanPack } from "@karaverse/avatars/human";
import { readPack } from "./read-pack";
import type { Body, Done, Work } from "./work";

/** Bodies are made here, beside the thread that draws: a near one takes some 150 ms. */
let pack: HumanPack | null = null;

const answer = (done: Done, hand: Transferable[] = []) => postMessage(done, { transfer: hand });
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function load(url: string): Promise<void> {
  try {
    pack = await readPack(url);
    answer({ kind: "pack" });
  } catch (error) {
    answer({ kind: "no-pack", why: reason(error) });
  }
}

function buffersOf(body: Body): ArrayBuffer[] {
  const { mesh, faces, inverseBind } = body;
  const arrays: ArrayBufferView<ArrayBuffer>[] = [
    mesh.positions,
    mesh.normals,
    mesh.colours,
    mesh.finish,
    mesh.skinIndex,
    mesh.skinWeight,
    mesh.index,
    inverseBind,
  ];
  for (const face of Object.values(faces)) if (face) arrays.push(face.index, face.delta);
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}

addEventListener("message", ({ data }: MessageEvent<Work>) => {
  if (data.kind === "pack") {
    void load(data.url);
    return;
  }
  const { id, recipe, level } = data;
  try {
    if (!pack) throw new Error("the bodies' file is not here yet");
    const body = buildHuman(pack, recipe, level);
    answer({ kind: "body", id, body }, buffersOf(body));
  } catch (error) {
    answer({ kind: "no-body", id, why: reason(error) });
  }
});
