import { z } from "zod";
import { command } from "../command";
import { EntryId, SongId } from "../ids";
import { Tuning } from "../tuning";

/** Rule P1. The caller becomes the performer of the entry at the head of the queue. */
export const takeMicrophone = command("take-microphone", {
  input: z.object({ entry: EntryId }),
  right: "perform",
  refusals: ["not-your-turn", "already-performing", "entry-unknown"],
});

/** Rule P2. This client has the song decoded and can play it. */
export const ready = command("ready", {
  input: z.object({ performance: z.number().int().nonnegative() }),
  refusals: ["nothing-performing", "wrong-phase", "not-your-turn"],
});

/** Rule P2. This client is still at work on the song. */
export const preparing = command("preparing", {
  input: z.object({ performance: z.number().int().nonnegative() }),
  refusals: ["nothing-performing", "wrong-phase", "not-your-turn"],
});

const stage = {
  input: z.object({}),
  refusals: ["nothing-performing", "wrong-phase", "not-allowed"],
} as const;

/** Rule P5: the performer, or who has the right "run-stage". */
export const pauseSong = command("pause-song", stage);
/** Rule P5. */
export const resumeSong = command("resume-song", stage);
/** Rule P5. */
export const restartSong = command("restart-song", stage);
/** Rule P11. */
export const skipAhead = command("skip-ahead", stage);
/** Rule P5. Ends the performance; what was sung so far is scored. */
export const skipSong = command("skip-song", { ...stage, audited: true });

/** Rule P10. Remembered for the caller and this song; whoever performs it right now begins anew with it. */
export const tuneSong = command("tune-song", {
  input: z.object({ song: SongId, tuning: Tuning }),
  right: "perform",
  refusals: ["song-unknown", "wrong-phase"],
});

/** Rule P10. The key and pace in which the caller sings this song. */
export const tuningOf = command("tuning-of", {
  input: z.object({ song: SongId }),
  output: Tuning,
});
