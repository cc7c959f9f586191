import { execFile } from "node:child_process";
import { ROOT } from "../support/root";

/** Runs one of the tools in node_modules; its output is the problem when it ends badly. */
export function tool(script: string, args: string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      NO_COLOR: "1",
      FORCE_COLOR: "0",
      TURBO_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
    };
    const options = { cwd: ROOT, env, maxBuffer: 50_000_000 };
    execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      resolve({ ok: !error, output: `${stdout}${stderr}`.trim() });
    });
  });
}

export function linesOf(output: string): string[] {
  return output.split("\n").filter((line) => line.trim() !== "");
}
