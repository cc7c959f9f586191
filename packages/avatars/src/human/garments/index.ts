export * from "./dress";
export * from "./outfit";
