export * from "./plan";
export * from "./scene";
export * from "./themes";
