/** The motion channel: binary frames, described in layout.ts and face.ts. */
export * from "./face";
export * from "./input";
export * from "./layout";
export * from "./record";
export * from "./state-byte";
export * from "./update";
