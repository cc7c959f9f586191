export type { PlayoutDiagnostics } from "./diagnostics";
export { Playout, type PlayoutEvents, type PlayoutSong } from "./playout";
export type { PlayoutWay } from "./way";
