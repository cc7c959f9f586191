export * from "./build";
export { EARRING_STYLES } from "./earrings";
export { FACE_HAIR_STYLES } from "./face-hair";
export { GLASSES_STYLES } from "./glasses";
export { HAT_STYLES, underHat } from "./hats";
export { buildNecklace } from "./necklaces";
export * from "./paint";
