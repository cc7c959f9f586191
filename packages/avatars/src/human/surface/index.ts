export * from "./edges";
export * from "./holds";
export * from "./patch";
export * from "./surface";
