import { z } from "zod";

const index = z.int().min(0);
/** Exporters write -1 for none. */
const maybeIndex = z.int().min(-1).default(-1);
const number = z.number().default(0);
const vector = z.object({ x: number, y: number, z: number }).default({ x: 0, y: 0, z: 0 });
const many = <T extends z.ZodType>(of: T, most: number) => z.array(of).max(most).default([]);
const text = z.string().max(2_000).optional().catch(undefined);

/** What is taken over of VRM 0.0 (github.com/vrm-c/vrm-specification, specification/0.0). */
export const oldVrm = z.object({
  meta: z.object({ title: text, author: text, contactInformation: text, otherLicenseUrl: text }).default({}),
  humanoid: z.object({ humanBones: many(z.object({ bone: z.string(), node: maybeIndex }), 100) }),
  blendShapeMaster: z
    .object({
      blendShapeGroups: many(
        z.object({
          name: z.string().max(200).default(""),
          presetName: z.string().default("unknown"),
          isBinary: z.boolean().default(false),
          binds: many(z.object({ mesh: maybeIndex, index: maybeIndex, weight: number }), 400),
        }),
        400,
      ),
    })
    .optional(),
  secondaryAnimation: z
    .object({
      boneGroups: many(
        z.object({
          comment: text,
          /** So it is spelt there. */
          stiffiness: z.number().default(1),
          gravityPower: number,
          gravityDir: vector,
          dragForce: z.number().default(0.5),
          hitRadius: number,
          center: maybeIndex,
          bones: many(index, 400),
          colliderGroups: many(index, 400),
        }),
        400,
      ),
      colliderGroups: many(
        z.object({ node: index, colliders: many(z.object({ offset: vector, radius: number }), 100) }),
        400,
      ),
    })
    .optional(),
});
export type OldVrm = z.infer<typeof oldVrm>;
