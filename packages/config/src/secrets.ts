import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Secrets = z.object({
  AUTH_SECRET: z.string().min(32),
  TICKET_SECRET: z.string().min(32),
  INTERNAL_SECRET: z.string().min(32),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string().min(32),
  /** Of the embedded PostgreSQL; DATABASE_URL carries its own. */
  POSTGRES_PASSWORD: z.string().min(16),
});

/** This machine's own secrets, by the name of the variable they stand in for. Never to be printed. */
export type Secrets = Readonly<z.infer<typeof Secrets>>;

const make = (): Secrets => {
  const secret = () => randomBytes(36).toString("base64url");
  return {
    AUTH_SECRET: secret(),
    TICKET_SECRET: secret(),
    INTERNAL_SECRET: secret(),
    LIVEKIT_API_KEY: `karaverse-${randomBytes(4).toString("hex")}`,
    LIVEKIT_API_SECRET: secret(),
    POSTGRES_PASSWORD: randomBytes(18).toString("base64url"),
  };
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const read = (file: string): Secrets | null => {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const parsed = Secrets.safeParse(jsonIn(content));
  if (!parsed.success) throw new Error(`${file} is damaged.`);
  return parsed.data;
};

/** The secrets in `<dataDir>/secrets.json`, made on the first start and readable by its owner only. */
export function ensureSecrets(dataDir: string): Secrets {
  const file = join(/* turbopackIgnore: true */ dataDir, "secrets.json");
  const existing = read(file);
  if (existing) return existing;
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${JSON.stringify(make(), null, 2)}\n`, { mode: 0o600, flag: "wx" });
  try {
    // A link is made whole or not at all: of two processes starting together, both use the first one's.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = read(file);
  if (!made) throw new Error(`${file} vanished while it was being written.`);
  return made;
}
