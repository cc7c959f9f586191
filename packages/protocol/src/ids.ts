import { z } from "zod";
import { LIMITS } from "./limits";

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

export const THEMES = ["lounge", "box", "open-air"] as const;
export const Theme = z.enum(THEMES);
export type Theme = z.infer<typeof Theme>;

export const LIGHTS = ["warm", "show", "dim"] as const;
export const Lights = z.enum(LIGHTS);
export type Lights = z.infer<typeof Lights>;

export const VISIBILITIES = ["public", "link", "password"] as const;
export const Visibility = z.enum(VISIBILITIES);
export type Visibility = z.infer<typeof Visibility>;

export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
export const Difficulty = z.enum(DIFFICULTIES);
export type Difficulty = z.infer<typeof Difficulty>;

/** Index 0 is "none"; the index travels in motion frames. */
export const GESTURES = ["none", "wave", "clap", "cheer", "dance", "bow", "heart"] as const;
export const Gesture = z.enum(GESTURES);
export type Gesture = z.infer<typeof Gesture>;

export const REACTIONS = ["applause", "heart", "laugh", "fire", "wow", "encore"] as const;
export const Reaction = z.enum(REACTIONS);
export type Reaction = z.infer<typeof Reaction>;
