import { z } from "zod";

/** What of a glTF is looked at before it is believed; everything else in it goes on unseen. */
const index = z.int().min(0);
const many = <T extends z.ZodType>(of: T, most: number) => z.array(of).max(most).default([]);
const view = z.object({
  buffer: index,
  byteOffset: index.default(0),
  byteLength: index,
  byteStride: z.int().min(4).max(252).optional(),
});
const componentType = z.union([5120, 5121, 5122, 5123, 5125, 5126].map((type) => z.literal(type)));
const MOST_ELEMENTS = 4_000_000;

const accessor = z.object({
  bufferView: index.optional(),
  byteOffset: index.default(0),
  componentType,
  normalized: z.boolean().default(false),
  count: index.max(MOST_ELEMENTS),
  type: z.enum(["SCALAR", "VEC2", "VEC3", "VEC4", "MAT2", "MAT3", "MAT4"]),
  sparse: z
    .object({
      count: index.max(MOST_ELEMENTS),
      indices: z.object({ bufferView: index, byteOffset: index.default(0), componentType }),
      values: z.object({ bufferView: index, byteOffset: index.default(0) }),
    })
    .optional(),
});
export type Accessor = z.infer<typeof accessor>;

const primitive = z.object({
  mode: index.max(6).default(4),
  indices: index.optional(),
  material: index.optional(),
  attributes: z.looseObject({ POSITION: index }),
  targets: many(z.record(z.string(), index), 400),
});

const bind = z.looseObject({ node: index, index });
const expression = z.looseObject({ morphTargetBinds: many(bind, 400) });

export const document = z.object({
  asset: z.object({ version: z.literal("2.0") }),
  extensionsRequired: many(z.string(), 30),
  buffers: many(z.object({ uri: z.string().optional(), byteLength: index }), 10),
  bufferViews: many(view, 20_000),
  accessors: many(accessor, 20_000),
  meshes: many(z.object({ primitives: many(primitive, 200) }), 200),
  nodes: many(
    z.object({ children: many(index, 1_000), mesh: index.optional(), skin: index.optional() }),
    2_000,
  ),
  skins: many(z.object({ joints: z.array(index).max(1_000), inverseBindMatrices: index.optional() }), 50),
  scenes: many(z.object({ nodes: many(index, 1_000) }), 20),
  materials: many(z.looseObject({}), 200),
  textures: many(z.object({ source: index.optional() }), 200),
  images: many(z.object({ uri: z.string().optional(), bufferView: index.optional() }), 200),
  extensions: z
    .looseObject({
      VRMC_vrm: z
        .object({
          specVersion: z.literal("1.0"),
          humanoid: z.object({ humanBones: z.record(z.string(), z.object({ node: index })) }),
          expressions: z
            .object({
              preset: z.record(z.string(), expression).default({}),
              custom: z.record(z.string(), expression).default({}),
            })
            .optional(),
        })
        .optional(),
    })
    .default({}),
});
export type Document = z.infer<typeof document>;

const WIDTHS: Record<number, number> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };
const PARTS = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 } as const;

export const partsOf = ({ type }: Pick<Accessor, "type">): number => PARTS[type];
export const widthOf = ({ componentType }: Pick<Accessor, "componentType">): number =>
  WIDTHS[componentType] ?? 4;
/** Bytes of one element. */
export const elementOf = (accessor: Accessor): number => widthOf(accessor) * partsOf(accessor);
