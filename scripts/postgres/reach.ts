import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { type Account, runAs } from "./account";

/**
 * Root's folders are often closed to everybody else (/root, mktemp's), so the account that PostgreSQL borrows may
 * not get to a clone that root made there. These are the places where it can.
 */
const OPEN_PLACES = ["/var/lib/karaverse", join(tmpdir(), "karaverse")];

/** Can this account enter the folder, through all folders above it? */
export function reaches(account: Account, folder: string): boolean {
  if (account.kind === "self") return true;
  try {
    execFileSync("ls", ["-d", join(folder, ".")], { ...runAs(account), cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A folder of ours, out of root's closed ones, that belongs to what is named; the same name gives the same folder. */
export async function openPlace(account: Account, name: string): Promise<string> {
  for (const place of OPEN_PLACES) {
    try {
      await mkdir(place, { recursive: true, mode: 0o755 });
      const ours = (await stat(place)).uid === process.getuid?.();
      if (ours && reaches(account, place)) return join(place, name);
    } catch {
      // Read-only: the next one.
    }
  }
  throw new Error(`None of ${OPEN_PLACES.join(", ")} can be written, and PostgreSQL cannot run as root.`);
}

export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** Copies a folder of binaries to where the account reaches it, once; the copy appears whole or not at all. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}`;
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, to).catch(async () => rm(half, { recursive: true, force: true }));
}

/** The package's install script makes these links; npm may have been told to run no scripts. */
export async function makeLinks(native: string): Promise<void> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"),
  );
  for (const { source, target } of list) {
    const link = join(native, "..", target);
    await symlink(relative(dirname(target), source), link).catch(() => undefined);
  }
}
