export * from "./sight";
export * from "./world";
