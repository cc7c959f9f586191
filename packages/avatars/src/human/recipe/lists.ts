/** Everything that can be chosen by its name, for pickers. */
export { BOTTOM_STYLES, DRESS_STYLES, PATTERNS, SHOE_STYLES, TOP_STYLES } from "../garments/outfit";
export { HUMAN_HAIR_STYLES } from "../hair/parameters";
export { EARRING_STYLES } from "../head/earrings";
export { FACE_HAIR_STYLES } from "../head/face-hair";
export { GLASSES_STYLES } from "../head/glasses";
export { HAT_STYLES } from "../head/hats";
export { NECKLACE_STYLES } from "../head/necklaces";
export { SLIDERS, type SliderName } from "../sliders";
