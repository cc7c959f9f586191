/** What is sung now, next and after, and whose turn it is. */
export { ROTATION_NAMES, ROTATION_WORDS } from "./model/rows";
export { Questions } from "./ui/questions";
export { RoomQueue, RoomQueueStrip } from "./ui/room-queue";
export { UpNext } from "./ui/up-next";
