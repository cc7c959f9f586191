import type { RoomDetail } from "@karaverse/protocol";

const DAY_MINUTES = 24 * 60;

/** How long a ban may last, in words and minutes; null until somebody lifts it. */
export const BAN_LENGTHS: readonly { words: string; minutes: number | null }[] = [
  { words: "one hour", minutes: 60 },
  { words: "one day", minutes: DAY_MINUTES },
  { words: "one week", minutes: 7 * DAY_MINUTES },
  { words: "thirty days", minutes: 30 * DAY_MINUTES },
  { words: "until somebody lifts it", minutes: null },
];

export const bytesWords = (bytes: number): string =>
  bytes < 1_000 ? `${Math.round(bytes)} B/s` : `${(bytes / 1_000).toFixed(1)} KB/s`;

export const millisecondsWords = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

export const lengthWords = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
export const whenWords = (iso: string): string => WHEN.format(new Date(iso));

/** Rule J6: 52 / 40 + twin is 52 people, in halls of 40. */
export function peopleWords(
  inside: Pick<RoomDetail, "people" | "halls" | "waiting"> | undefined,
  capacity: number,
): string {
  if (!inside) return `0 / ${capacity}`;
  const twins = inside.halls.length - 1;
  const halls = twins === 0 ? "" : twins === 1 ? " + twin" : ` + ${twins} twins`;
  return `${inside.people} / ${capacity}${halls}${inside.waiting > 0 ? `, ${inside.waiting} wait` : ""}`;
}

type Details = Readonly<Record<string, unknown>>;

const ACT_WORDS: Readonly<Record<string, string | ((details: Details) => string)>> = {
  "create-room": "created the room",
  "lock-room": ({ locked }) => (locked ? "locked the room" : "unlocked the room"),
  "close-room": "closed the room",
  "change-room": "changed the look",
  announce: "announced",
  "mute-participant": ({ muted }) => (muted ? "muted" : "unmuted"),
  "remove-participant": "removed",
  "ban-participant": "banned from the room",
  "ban-from-house": "banned from the house",
  "lift-ban": "lifted a ban of",
  "give-role": "gave a role to",
  "place-participant": "moved",
  "skip-song": "skipped the song",
  "move-entry": "reordered the queue",
  "change-rotation": "changed the rules of the queue",
  "pass-turn": "let others go before a song",
  "make-duet": "made two songs a duet",
  "remove-entry": "took a song out of the queue",
  "import-songs": "imported songs",
  "remove-song": "took out of the songbook",
  "disable-song": "disabled the song",
  "enable-song": "enabled the song",
  "make-admin": "made an admin of",
  "take-admin": "took admin rights from",
};

const detailsOf = (details: unknown): Details =>
  details !== null && typeof details === "object" ? (details as Details) : {};

/** An act of the audit log in words; one we have no words for by its own name. */
export function actWords(act: string, details: unknown): string {
  const words = ACT_WORDS[act] ?? act.replaceAll("-", " ");
  return typeof words === "string" ? words : words(detailsOf(details));
}

// Said by the act's own words already.
const SAID = new Set(["person", "locked", "muted"]);

const valueWords = (value: unknown): string =>
  typeof value === "string"
    ? value
    : JSON.stringify(value, (_, part: unknown) =>
        typeof part === "number" ? Math.round(part * 10) / 10 : part,
      );

/** What else is known of an act. */
export const detailWords = (details: unknown): string =>
  Object.entries(detailsOf(details))
    .filter(([name, value]) => !SAID.has(name) && value !== "" && value !== null)
    .map(([name, value]) => `${name}: ${valueWords(value)}`)
    .join(" · ");
