/** What is sung now, next and after, and whose turn it is. */
export { Questions } from "./ui/questions";
export { RoomQueue, RoomQueueStrip } from "./ui/room-queue";
export { takeMicrophone } from "./ui/take-microphone";
export { UpNext } from "./ui/up-next";
