export * from "./hats";
