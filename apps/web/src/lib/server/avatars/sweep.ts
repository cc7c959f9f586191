import type { Services } from "../services";
import { avatarsBefore, removeAvatar } from "./place";

const HOUR = 3_600_000;

/** Rule W4: the files that are nobody's any more go. */
export async function sweepAvatars({ config, db }: Services, now = new Date()): Promise<void> {
  // A file is written a moment before its row is.
  const names = await avatarsBefore(config, new Date(now.getTime() - HOUR));
  const hashOf = (name: string) => name.slice(0, 64);
  const kept = await db.avatarFiles.among(names.map(hashOf));
  for (const name of names)
    if (!kept.has(hashOf(name)) || !name.endsWith(".vrm")) await removeAvatar(config, name);
}
