import type { PlayoutDiagnostics } from "../../../packages/voice/src";
import { me, until } from "./page";

/** Where song, connection and voices are, and waiting until they are somewhere. */
export const waiting = {
  diagnostics: (): PlayoutDiagnostics => me().voice.playout.diagnostics(),
  songPosition: () => me().voice.performer.songPositionMs(),
  connection: () => me().voice.session.connection.state,
  position: () => me().voice.playout.songPositionMs(),

  async untilWay(way: string) {
    await until(`the way ${way}`, () => me().voice.playout.diagnostics().way === way);
  },

  async untilPosition(ms: number) {
    await until(`song position ${ms}`, () => (me().voice.playout.songPositionMs() ?? -1) > ms);
  },

  async untilBetween(fromMs: number, toMs: number) {
    await until(`a song position from ${fromMs} to ${toMs}`, () => {
      const at = me().voice.playout.songPositionMs() ?? -1;
      return at > fromMs && at < toMs;
    });
  },

  async untilStill(ms: number) {
    await until(
      `the song standing at ${ms}`,
      () => Math.abs((me().voice.playout.songPositionMs() ?? 0) - ms) < 1,
    );
  },

  async untilConnection(state: string) {
    await until(`the connection to be ${state}`, () => me().voice.session.connection.state === state);
  },

  /** Packets with marks come in again: the track is new, and its count starts at nothing. */
  async untilMarked() {
    await until("marked packets", () => me().voice.playout.diagnostics().marginMs !== null);
    await new Promise((resolve) => setTimeout(resolve, 500));
  },

  async untilSilent(identity: string) {
    await until(`silence of ${identity}`, () => me().voice.spatial.levelOf(identity).rms < 0.001);
  },

  async untilHeard(identity: string) {
    await until(`sound of ${identity}`, () => me().voice.spatial.levelOf(identity).rms > 0.02);
  },
};
