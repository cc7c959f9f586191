/** The motion channel: binary frames, described in layout.ts. */
export * from "./input";
export * from "./layout";
export * from "./update";
