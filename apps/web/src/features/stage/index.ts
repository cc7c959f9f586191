/** A performance as this browser sees, hears and sings it. */
export { type Camera, RoomSound } from "./model/room-sound";
export { type LoadedSong, SongLibrary } from "./model/song-library";
export { StageSession, type StageView } from "./model/stage-session";
export { RoomSoundContext, RoomStage, useRoomSound, useStageView } from "./ui/room-stage";
export { useFrame } from "./ui/use-frame";
