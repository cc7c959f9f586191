// For production: brings the database of DATABASE_URL up to date, and fills in rooms, songbook and an admin.
import { ConfigError, readConfig } from "@karaverse/config";
import { seedEverything } from "../launch/seed";
import { prisma } from "../prisma/cli";

const say = (text: string) => console.log(text);

try {
  const { databaseUrl, songsDir } = readConfig(process.env, "tools");
  say("applying migrations");
  await prisma(["migrate", "deploy"], databaseUrl, new AbortController().signal);
  const { note, admin } = await seedEverything(databaseUrl, songsDir, say);
  say(note);
  if (admin) say(`Admin: ${admin.email}, one-time password ${admin.password} (shown only this once)`);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
