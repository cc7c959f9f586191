import type { Document } from "../document";
import type { Arrays } from "./arrays";
import { fitPictures, type Picture, type Scaler } from "./pictures";
import type { Look } from "./surfaces";

/** Textures that a look names, and their pictures within the budget; looks are changed to go by them. */
export async function pictured(
  data: Document,
  binary: Uint8Array,
  samplers: readonly (number | undefined)[],
  looks: readonly Look[],
  scale: Scaler,
  arrays: Arrays,
): Promise<{ images: object[]; textures: object[] }> {
  const sources: number[] = [];
  const textures: object[] = [];
  const places = new Map<number, number>();
  for (const { pbrMetallicRoughness: pbr } of looks) {
    const texture = pbr?.baseColorTexture;
    if (!texture) continue;
    const source = data.textures[texture.index]?.source ?? -1;
    if (!data.images[source]) {
      delete pbr.baseColorTexture;
      continue;
    }
    const known = places.get(texture.index);
    if (known === undefined) {
      if (!sources.includes(source)) sources.push(source);
      const sampler = samplers[texture.index];
      textures.push({ source: sources.indexOf(source), ...(sampler !== undefined && { sampler }) });
      places.set(texture.index, textures.length - 1);
    }
    texture.index = known ?? textures.length - 1;
  }
  const pictures = sources.map((source): Picture => {
    const view = data.bufferViews[data.images[source]?.bufferView ?? -1];
    const bytes = view
      ? binary.subarray(view.byteOffset, view.byteOffset + view.byteLength)
      : new Uint8Array();
    return { bytes, mimeType: bytes[0] === 0x89 ? "image/png" : "image/jpeg" };
  });
  const fitting = await fitPictures(pictures, scale);
  return {
    images: fitting.map(({ bytes, mimeType }) => ({ mimeType, bufferView: arrays.views.add(bytes) })),
    textures,
  };
}
