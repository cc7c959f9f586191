import { type CommandName, LIMITS } from "@karaverse/protocol";

/** Messages a second of each kind, and how many may come at once after a hiccup. */
const ALLOWED = {
  command: { perSecond: LIMITS.commandsPerSecond, burst: LIMITS.commandsPerSecond * 2 },
  // What everybody is told, or the database writes down, at a person's pace and not at a program's.
  words: { perSecond: 2, burst: 10 },
  reaction: { perSecond: 5, burst: 20 },
  queue: { perSecond: 2, burst: 12 },
  self: { perSecond: 1, burst: 10 },
  motion: { perSecond: LIMITS.motionHz * 1.5, burst: LIMITS.motionHz * 3 },
  face: { perSecond: LIMITS.motionHz * 1.5, burst: LIMITS.motionHz * 3 },
  // Ten batches a second and what a reconnect sends again: 45 s of frames in batches of 2.5 s.
  sung: { perSecond: 20, burst: 60 },
  clock: { perSecond: 15, burst: 30 },
  other: { perSecond: 1, burst: 5 },
} as const;

export type MessageKind = keyof typeof ALLOWED;

/** Commands that are allowed less often than commands are, each of these kinds by itself. */
export const SLOWER: Partial<Record<CommandName, MessageKind>> = {
  chat: "words",
  announce: "words",
  react: "reaction",
  "queue-song": "queue",
  "remove-entry": "queue",
  "move-entry": "queue",
  "pass-turn": "queue",
  "make-duet": "queue",
  "invite-singers": "queue",
  "join-entry": "queue",
  "decline-singer": "queue",
  "leave-entry": "queue",
  "swap-parts": "queue",
  "sing-along": "queue",
  "answer-sing-along": "queue",
  "leave-stage": "queue",
  "change-rotation": "queue",
  "update-self": "self",
  "voice-token": "self",
};

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
