export * from "./live-link";
export * from "./shapes";
