import { Wall } from "@karaverse/voice";
import type { Muffling } from "@karaverse/worlds";

/** Two tones of a door bell, Hz, and how far apart, s. */
const TONES = [659, 523] as const;
const APART_S = 0.28;
const LOUDEST = 0.05;

/** A bell as it is heard so many metres away and through what is between; `out` goes into both ears. */
export function ring(context: BaseAudioContext, out: AudioNode, metres: number, muffle: Muffling): void {
  const level = LOUDEST * Math.min(1, 3 / Math.max(1, metres));
  const wall = new Wall(context, muffle);
  wall.output.connect(out);
  TONES.forEach((hertz, n) => {
    const at = context.currentTime + 0.02 + n * APART_S;
    const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(level, at + 0.012);
    gain.gain.setTargetAtTime(0, at + 0.02, 0.3);
    tone.connect(gain).connect(wall.input);
    tone.start(at);
    tone.stop(at + 2);
    tone.onended = () => {
      gain.disconnect();
      if (n === TONES.length - 1) wall.dispose();
    };
  });
}
