import type { RoomDetail } from "@karaverse/protocol";
import { language, type Words } from "@/i18n/words";
import { themeWords } from "@/lib/theme-words";

const DAY_MINUTES = 24 * 60;

/** How long a ban may last, minutes; null until somebody lifts it. */
export const BAN_LENGTHS = [
  { length: "hour", minutes: 60 },
  { length: "day", minutes: DAY_MINUTES },
  { length: "week", minutes: 7 * DAY_MINUTES },
  { length: "month", minutes: 30 * DAY_MINUTES },
  { length: "ever", minutes: null },
] as const;

/** Days before months, whatever the clock of English is. */
const formatOf = (language: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "medium",
    timeStyle: "short",
  });
export const whenWords = (iso: string): string => formatOf(language()).format(new Date(iso));

/** Rule J6: 52 / 40 + twin is 52 people, in halls of 40. */
export function peopleWords(
  t: Words,
  inside: Pick<RoomDetail, "people" | "halls" | "waiting"> | undefined,
  capacity: number,
): string {
  if (!inside) return `0 / ${capacity}`;
  const more = inside.halls.length - 1;
  const twins = more > 0 ? t("admin.twins", { count: more }) : "";
  const waiting = inside.waiting > 0 ? `, ${t("admin.waiting", { count: inside.waiting })}` : "";
  return `${inside.people} / ${capacity}${twins}${waiting}`;
}

/** How far a performance is; a phase that we have no words for by its own name. */
export function phaseWords(t: Words, phase: string): string {
  const key = `admin.phases.${phase}` as PhaseKey;
  return t.has(key) ? t(key) : phase;
}
type PhaseKey = Extract<Parameters<Words>[0], `admin.phases.${string}`>;

type Details = Readonly<Record<string, unknown>>;

const keyOf = (act: string): ActKey => `admin.acts.${act}` as ActKey;
type ActKey = Extract<Parameters<Words>[0], `admin.acts.${string}`>;

const detailsOf = (details: unknown): Details =>
  details !== null && typeof details === "object" ? (details as Details) : {};

/** An act of the audit log in words; one we have no words for by its own name. */
export function actWords(t: Words, act: string, details: unknown): string {
  const { locked, muted } = detailsOf(details);
  if (act === "lock-room" && !locked) return t("admin.acts.unlock-room");
  if (act === "mute-participant" && !muted) return t("admin.acts.unmute-participant");
  return t.has(keyOf(act)) ? t(keyOf(act)) : act.replaceAll("-", " ");
}

// Said by the act's own words already, or numbers that nobody reads.
const SAID = new Set(["person", "locked", "muted", "entry"]);

type DetailKey = Extract<Parameters<Words>[0], `admin.details.${string}`>;

function nameOf(t: Words, detail: string): string {
  const key = `admin.details.${detail}` as DetailKey;
  return t.has(key) ? t(key) : detail;
}

function valueWords(t: Words, name: string, value: unknown): string {
  if (name === "added" && Array.isArray(value)) return String(value.length);
  if (typeof value !== "string") {
    return JSON.stringify(value, (_, part: unknown) =>
      typeof part === "number" ? Math.round(part * 10) / 10 : part,
    );
  }
  if (name === "theme") return themeWords(t, value);
  const key = name === "role" ? `admin.roles.${value}` : name === "visibility" ? `admin.seen.${value}` : null;
  return key && t.has(key as RoleKey) ? t(key as RoleKey) : value;
}
type RoleKey = Extract<Parameters<Words>[0], `admin.roles.${string}`>;

/** What else is known of an act. */
export const detailWords = (t: Words, details: unknown): string =>
  Object.entries(detailsOf(details))
    .filter(([name, value]) => !SAID.has(name) && value !== "" && value !== null)
    .map(([name, value]) => `${nameOf(t, name)}: ${valueWords(t, name, value)}`)
    .join(" · ");
