/** Who sees whom, for people who look under the surface: the room's overlay, and the shapes that its plan and the admin's share. */
export { type Look, outlineOf, type Walls } from "./model/outline";
export type { SightWatch } from "./model/watch";
export { SightInWorld, SightPanel, useSightWatch } from "./ui/sight-overlay";
