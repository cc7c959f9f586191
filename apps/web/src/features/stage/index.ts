/** A performance as this browser sees, hears and sings it. */
export { RoomSound } from "./model/room-sound";
export type { StageView } from "./model/stage-view";
export { follow } from "./model/video-follow";
export { RoomResults } from "./ui/room-results";
export { RoomSoundContext, RoomStage, useRoomSound } from "./ui/room-stage";
