export { Playout, type PlayoutDiagnostics, type PlayoutEvents, type PlayoutSong } from "./playout";
export type { PlayoutWay } from "./way";
