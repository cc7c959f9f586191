export type { StretchSettings } from "./stretch";
export { stretchedBuffer } from "./stretched-buffer";
