export * from "./build";
export { EARRING_STYLES, type EarringStyle } from "./earrings";
export { FACE_HAIR_STYLES, type FaceHairStyle } from "./face-hair";
export { GLASSES_STYLES, type GlassesStyle } from "./glasses";
export { HAT_STYLES, type HatStyle } from "./hats";
export * from "./paint";
