export * from "./code";
export * from "./from-first";
export * from "./measures";
export * from "./random";
export * from "./recipe";
