import { z } from "zod";
import { LIMITS } from "./limits";
import { DIFFICULTIES, GESTURES, LIGHTS, REACTIONS, THEMES, VISIBILITIES } from "./words";

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

/** Rule J5. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.nameLength)
  .regex(/^\P{Cc}+$/u, "no control characters");

/** An avatar recipe's share code (packages/avatars reads and writes it). */
export const AvatarCode = z
  .string()
  .max(LIMITS.avatarBytes)
  .regex(/^[\w.~-]*$/, "not an avatar code");

export const Theme = z.enum(THEMES);
export type Theme = z.infer<typeof Theme>;

export const Lights = z.enum(LIGHTS);
export type Lights = z.infer<typeof Lights>;

export const Visibility = z.enum(VISIBILITIES);
export type Visibility = z.infer<typeof Visibility>;

export const Difficulty = z.enum(DIFFICULTIES);
export type Difficulty = z.infer<typeof Difficulty>;

export const Gesture = z.enum(GESTURES);
export type Gesture = z.infer<typeof Gesture>;

export const Reaction = z.enum(REACTIONS);
export type Reaction = z.infer<typeof Reaction>;
