export * from "./performance-view";
export * from "./room-state";
