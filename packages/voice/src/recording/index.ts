export { recordVoice } from "./record-voice";
export { joinedSeconds, SongTape } from "./song-tape";
