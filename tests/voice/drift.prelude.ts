/**
 * Put before the playout worklet of a listener whose sound card is slow by 100 parts in a million: in the time in which
 * it plays 48,000 samples others play 48,004.8.
 */
const DRIFT = 1e-4;

const { sampleRate } = globalThis as unknown as { sampleRate: number };
// Attributes of a global scope are its own properties, not its prototype's.
const now = Object.getOwnPropertyDescriptor(globalThis, "currentTime")?.get;
if (!now) throw new Error("This browser keeps the time of its audio thread elsewhere.");
Object.defineProperty(globalThis, "sampleRate", { value: sampleRate * (1 + DRIFT) });
Object.defineProperty(globalThis, "currentTime", {
  get: () => (now.call(globalThis) as number) / (1 + DRIFT),
});
