export * from "./build";
export { HeadMap } from "./head-map";
export * from "./parameters";
