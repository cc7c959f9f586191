/**
 * How to open the audio context of a room. Voices are 48 kHz, and so is the context, so that nothing is converted on
 * the way; but Firefox does not connect streams to a context of another rate than the sound card's, and takes its own.
 */
export function contextOptions(
  mixesRates: boolean = !CSS.supports("-moz-appearance", "none"),
): AudioContextOptions {
  return { latencyHint: "interactive", ...(mixesRates && { sampleRate: 48_000 }) };
}

type Sleeper = Pick<AudioContext, "resume" | "addEventListener" | "removeEventListener"> & {
  /** Safari says "interrupted" while a call has the sound. */
  readonly state: string;
};

const WAKING = ["pointerdown", "keydown", "visibilitychange"] as const;

/**
 * Starts sound at the first touch or key, as browsers want it, and again when a call, another tab or a device that
 * went away had stopped it. Returns how to leave it be.
 */
export function keepAwake(context: Sleeper, page: EventTarget = document): () => void {
  const wake = () => {
    if (context.state !== "running" && context.state !== "closed")
      void context.resume().catch(() => undefined);
  };
  for (const event of WAKING) page.addEventListener(event, wake, { capture: true });
  context.addEventListener("statechange", wake);
  return () => {
    for (const event of WAKING) page.removeEventListener(event, wake, { capture: true });
    context.removeEventListener("statechange", wake);
  };
}
