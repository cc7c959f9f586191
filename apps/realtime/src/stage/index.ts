export { createCall } from "./call";
export { createQueue, type RoomQueue } from "./queue";
export { createStage, type Stage } from "./stage";
