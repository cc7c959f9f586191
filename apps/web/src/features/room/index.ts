/** A room, from the link to the way home. */
export { RoomEntry } from "./ui/room-entry";
