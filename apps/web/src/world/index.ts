export { AvatarPreview } from "./avatar-preview";
export { hasWebGL, QUALITIES, type Quality } from "./quality";
export type { ScreenContent, ScreenLine } from "./room";
export { energyOf, Show, type ShowFrame, type SongLights } from "./show";
export * from "./source";
export { World, type WorldProps } from "./world";
