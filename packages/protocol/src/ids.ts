import { z } from "zod";
import { LIMITS } from "./limits";
import { DIFFICULTIES, GESTURES, LIGHTS, REACTIONS, ROTATIONS, SCREENS, THEMES, VISIBILITIES } from "./words";

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w-]+$/, "letters, digits, - and _ only");

export const PersonId = id;
export type PersonId = string;
export const RoomId = id;
export type RoomId = string;
export const SongId = id;
export type SongId = string;
export const EntryId = id;
export type EntryId = string;

/** Milliseconds of the realtime server's clock since 1970. */
export type ServerTime = number;
/** Milliseconds from the first sample of the song's backing audio. */
export type SongTime = number;

/** Rule J5. Characters that turn the direction of writing would turn what stands beside the name, too. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.nameLength)
  .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+$/u, "no control characters");

/** Words of a person's own, Rule X3. The database takes neither a NUL nor half a character. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u, "no control characters but line breaks and tabs");

/** Why somebody is put out or a room is closed, in the words of who does it. */
export const Grounds = words(LIMITS.reasonLength).default("");

/** Rule L3. Null: until somebody lifts it. */
export const BanMinutes = z.number().int().positive().max(LIMITS.banMinutes).nullable();

export const Announcement = words(LIMITS.announcementLength).min(1);

export const Theme = z.enum(THEMES);
export type Theme = z.infer<typeof Theme>;

export const Lights = z.enum(LIGHTS);
export type Lights = z.infer<typeof Lights>;

export const ScreenMode = z.enum(SCREENS);
export type ScreenMode = z.infer<typeof ScreenMode>;

export const Visibility = z.enum(VISIBILITIES);
export type Visibility = z.infer<typeof Visibility>;

export const Rotation = z.enum(ROTATIONS);
export type Rotation = z.infer<typeof Rotation>;

export const Difficulty = z.enum(DIFFICULTIES);
export type Difficulty = z.infer<typeof Difficulty>;

export const Gesture = z.enum(GESTURES);
export type Gesture = z.infer<typeof Gesture>;

export const Reaction = z.enum(REACTIONS);
export type Reaction = z.infer<typeof Reaction>;
/** Rule V7: what one does with one's hands is heard. */
export const isClapped = (reaction: Reaction): boolean => reaction === "applause" || reaction === "encore";
