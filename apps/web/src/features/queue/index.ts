/** What is sung now, next and after. */
export { RoomQueue, RoomQueueStrip } from "./ui/room-queue";
