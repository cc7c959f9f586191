export { type Performance, Performer, type PerformerEvents, type Slips, type WrittenNote } from "./performer";
export type { PitchFrame } from "./pitch-messages";
export type { SongMedia } from "./song-player";
