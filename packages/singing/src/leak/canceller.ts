import { createHistory } from "./history";
import { createPaths } from "./path";
import { createSearch } from "./search";
import { createBlockTransform } from "./spectrum";

/**
 * Whose a sound is: it leaves our own loudspeakers, and is taken out from the first moment, or somebody may play it
 * from elsewhere, and it is taken out once it was found.
 */
export type PlayedBy = "us" | "anybody";

interface LeakCancellerOptions {
  /** Hz of everything that goes in. */
  rate: number;
  /** What is played, each sound on its own. */
  sounds: readonly PlayedBy[];
  /** How much earlier than it sounds what is played goes in, ms. */
  leadMs: number;
}

/** Samples of a block: 21 ms at 24 kHz, which is what the canceller is late by. */
export const LEAK_BLOCK = 512;
const HIGHEST_HZ = 2_800;
/** A path is this long, ms: 400 of sound cards and air at most, and the beginning of what the room answers. */
const PATH_MS = 480;
/**
 * What a block keeps of the last one's path: our loudspeakers stay where they are and run by the microphone's clock.
 * A telephone is held in a hand and runs up to 60 ppm beside: 11 degrees a second at 500 Hz.
 */
const STAYS: Readonly<Record<PlayedBy, number>> = { us: 0.9993, anybody: 0.993 };
/**
 * What is left of sounds that were taken out: rooms that ring longer than the path, membranes that bend, telephones that
 * move. Less than this share of what was taken out is no voice; where somebody plays the song from elsewhere, more must
 * be theirs.
 */
const RESIDUE: Readonly<Record<PlayedBy, number>> = { us: 0.25, anybody: 0.4 };
/** Sounds are found where they are strongest; their paths begin up to this much earlier, blocks. */
const BEFORE = 3;
/** How late a sound is looked for, ms: the longest way through sound cards, and whoever starts a telephone by hand. */
const LATEST_MS = 1_400;

/**
 * Takes out of a microphone what comes from loudspeakers, known sample by sample before it is played. Everything in
 * blocks of LEAK_BLOCK samples; allocates nothing after its making.
 */
export function createLeakCanceller({ rate, sounds, leadMs }: LeakCancellerOptions) {
  const blockMs = (LEAK_BLOCK * 1000) / rate;
  const bins = Math.ceil((HIGHEST_HZ * 2 * LEAK_BLOCK) / rate);
  const length = Math.ceil(PATH_MS / blockMs);
  const lead = Math.floor(leadMs / blockMs);
  const ages = lead + Math.ceil(LATEST_MS / blockMs);
  const transform = createBlockTransform(LEAK_BLOCK, bins);
  const histories = sounds.map(() => createHistory(transform, LEAK_BLOCK, bins, ages + length));
  const searches = histories.map((history) => createSearch(history, rate, LEAK_BLOCK, ages));
  const paths = createPaths(
    transform,
    histories.map((history, s) => ({ history, stays: STAYS[sounds[s] ?? "us"] })),
    bins,
    length,
  );
  sounds.forEach((by, sound) => {
    if (by === "us") paths.move(sound, lead);
  });
  const heard = new Float32Array(2 * bins);
  const predicted = new Float32Array(2 * bins);
  const echo = new Float32Array(LEAK_BLOCK);
  let turn = 0;

  /** One sound a block, so that no block is long. */
  function lookElsewhere(microphone: Float32Array): void {
    turn = (turn + 1) % Math.max(2, sounds.length);
    const search = searches[turn];
    if (!search || histories[turn]?.isSilent()) return;
    transform.forward(null, microphone, heard);
    search.look(heard);
    const verdict = search.verdict(paths.offsetOf(turn), length);
    if (verdict.kind === "elsewhere") paths.move(turn, Math.max(0, verdict.age - BEFORE));
    else if (verdict.kind === "nowhere" && sounds[turn] === "anybody") paths.move(turn, null);
  }

  return {
    /** Share of the power that was taken out below which what is left is no voice. */
    residue(): number {
      for (let s = 0; s < sounds.length; s++) {
        if (sounds[s] === "anybody" && paths.offsetOf(s) !== null) return RESIDUE.anybody;
      }
      return RESIDUE.us;
    },
    process(microphone: Float32Array, played: readonly Float32Array[], out: Float32Array): void {
      let isSilent = true;
      for (let s = 0; s < histories.length; s++) {
        const sound = played[s];
        if (sound) histories[s]?.push(sound);
        isSilent &&= histories[s]?.isSilent() ?? true;
      }
      out.set(microphone);
      if (isSilent) return;
      lookElsewhere(microphone);
      paths.predict(predicted);
      transform.tailOf(predicted, echo);
      for (let i = 0; i < LEAK_BLOCK; i++) out[i] = (out[i] ?? 0) - (echo[i] ?? 0);
      transform.forward(null, out, heard);
      paths.adapt(heard);
    },
  };
}
