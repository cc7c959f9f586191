/** Who sees whom, for people who look under the surface: the room's overlay, and the edge of sight for the admin's plan. */
export { outlineOf } from "./model/outline";
export type { SightWatch } from "./model/watch";
export { SightInWorld, SightPanel, useSightWatch } from "./ui/sight-overlay";
