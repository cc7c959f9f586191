import { z } from "zod";
import { LIMITS } from "./limits";

/** SHA-256 of a VRM file, in hexadecimal. */
export const AvatarFile = z.string().regex(/^[\da-f]{64}$/, "not the hash of a file");

/**
 * Rule W1. An avatar recipe's share code (packages/avatars reads and writes it), and after a ~ the VRM that its owner
 * is seen in from near.
 */
export const AvatarCode = z
  .string()
  .max(LIMITS.avatarBytes)
  .regex(/^[\w.-]*(?:~[\da-f]{64})?$/, "not an avatar code");

export interface Wear {
  /** A recipe's share code. */
  readonly recipe: string;
  /** The hash of a VRM; null for most people. */
  readonly file: string | null;
}

export function wearOf(code: string): Wear {
  const at = code.indexOf("~");
  return at < 0 ? { recipe: code, file: null } : { recipe: code.slice(0, at), file: code.slice(at + 1) };
}

export const codeOfWear = ({ recipe, file }: Wear): string => (file === null ? recipe : `${recipe}~${file}`);
