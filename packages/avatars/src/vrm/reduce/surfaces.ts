import { z } from "zod";
import type { Document } from "../document";

/** Of a material nothing is kept that the room does not draw: pictures of gloss, shade and outlines are most of a file. */
const look = z.object({
  name: z.string().optional(),
  alphaMode: z.enum(["OPAQUE", "MASK", "BLEND"]).optional(),
  alphaCutoff: z.number().optional(),
  doubleSided: z.boolean().optional(),
  pbrMetallicRoughness: z
    .object({
      baseColorFactor: z.array(z.number()).length(4).optional(),
      baseColorTexture: z.object({ index: z.int().min(0) }).optional(),
    })
    .optional()
    .catch(undefined),
});
export type Look = z.infer<typeof look>;

/** The looks, each once, and which of them each old material is now. */
export function looksOf({ materials, textures }: Document): { looks: Look[]; of: number[] } {
  const places = new Map<string, number>();
  const looks: Look[] = [];
  const of = materials.map((material) => {
    const plain = look.catch({}).parse(material);
    const { pbrMetallicRoughness: pbr } = plain;
    if (pbr?.baseColorTexture && !(pbr.baseColorTexture.index in textures)) delete pbr.baseColorTexture;
    const { name: _, ...drawn } = plain;
    const key = JSON.stringify([kindOf(plain.name ?? ""), drawn]);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, looks.length);
    looks.push({
      ...plain,
      pbrMetallicRoughness: { ...pbr, ...{ metallicFactor: 0, roughnessFactor: 0.8 } },
    });
    return looks.length - 1;
  });
  return { looks, of };
}

/** The room goes by the name for how a surface takes light. */
const kindOf = (name: string): string => /hair|eye|skin|face|body/i.exec(name)?.[0]?.toLowerCase() ?? "";
