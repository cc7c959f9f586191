import { type SchemaType, schema, t } from "@colyseus/schema";

/** An avatar in the state, with the same quantisation as a motion record. */
const fields = () => ({
  x: t.int16().default(0),
  z: t.int16().default(0),
  yaw: t.uint8().default(0),
  state: t.uint8().default(0),
  level: t.uint8().default(0),
});

export const Avatar = schema(fields(), "Avatar");
export type Avatar = SchemaType<typeof Avatar>;

/** Everybody, to everybody. */
export const CrowdState = schema({ avatars: t.map(Avatar) }, "CrowdState");
export type CrowdState = SchemaType<typeof CrowdState>;

/** Everybody, to whoever has them in view. */
export const ViewedState = schema({ avatars: t.map(Avatar).view() }, "CrowdState");
export type ViewedState = SchemaType<typeof ViewedState>;
