export * from "./code";
export * from "./looks";
export * from "./palette";
export * from "./random";
export * from "./recipe";
