/**
 * Singing without sound cards, sockets or clocks of its own: everything here is given its numbers and returns some.
 * Song positions are milliseconds of the backing (SongTime), server times those of the realtime server's clock.
 *
 * - clock: the server's clock as a client knows it
 * - performance: the phases of a performance (Rules P1-P8)
 * - rotation: whose turn it is and when (Rules Q2, Q6-Q9)
 * - pitch: the pitch of a voice, frame by frame; worklets import "@karaverse/singing/pitch" alone
 * - leak: what loudspeakers play, taken out of the microphone before the pitch is found (Rule C12)
 * - scoring: points, line ratings and results (Rules C1-C6)
 * - frames: what was sung on its way to the server, and what could not have been (Rule C7)
 * - latency: the delay from loudspeaker to microphone (Rule C5)
 * - verification: the claimed frames beside what arrived at the media side (Rule C13), by its own entry
 */
export * from "./clock";
export * from "./frames";
export * from "./latency";
export * from "./performance";
export * from "./pitch";
export * from "./rotation";
export * from "./scoring";
