/** A performance as this browser sees, hears and sings it. */
export { RoomSound } from "./model/room-sound";
export { follow } from "./model/video-follow";
export type { StageView } from "./model/stage-session";
export { RoomSoundContext, RoomStage, useRoomSound } from "./ui/room-stage";
