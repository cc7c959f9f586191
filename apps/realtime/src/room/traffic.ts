import { LIMITS } from "@karaverse/protocol";

/** Messages a second of each kind, and how many may come at once after a hiccup. */
const ALLOWED = {
  command: { perSecond: LIMITS.commandsPerSecond, burst: LIMITS.commandsPerSecond * 2 },
  motion: { perSecond: LIMITS.motionHz * 1.5, burst: LIMITS.motionHz * 3 },
  // Ten batches a second and what a reconnect sends again: 45 s of frames in batches of 2.5 s.
  sung: { perSecond: 20, burst: 60 },
  clock: { perSecond: 15, burst: 30 },
  other: { perSecond: 1, burst: 5 },
} as const;

export type MessageKind = keyof typeof ALLOWED;

const STRIKES_WITHIN_MS = 10_000;

/** Rule X2: what one connection may send. */
export function createTraffic(now: number) {
  const buckets = new Map<MessageKind, { left: number; at: number }>();
  let strikes: number[] = [];
  const bucketOf = (kind: MessageKind) => {
    const known = buckets.get(kind);
    if (known) return known;
    const fresh = { left: ALLOWED[kind].burst as number, at: now };
    buckets.set(kind, fresh);
    return fresh;
  };
  return {
    /** "abuse": the connection has to go. */
    admit(kind: MessageKind, at: number): "ok" | "too-fast" | "abuse" {
      const { perSecond, burst } = ALLOWED[kind];
      const bucket = bucketOf(kind);
      bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1_000) * perSecond);
      bucket.at = at;
      if (bucket.left >= 1) {
        bucket.left--;
        return "ok";
      }
      strikes = strikes.filter((strike) => at - strike < STRIKES_WITHIN_MS);
      strikes.push(at);
      return strikes.length > LIMITS.abuseStrikes ? "abuse" : "too-fast";
    },
  };
}

export type Traffic = ReturnType<typeof createTraffic>;
