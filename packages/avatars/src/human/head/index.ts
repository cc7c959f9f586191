export * from "./face-hair";
export * from "./hats";
export * from "./paint";
