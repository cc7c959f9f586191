import { existsSync } from "node:fs";
import { confirm, isCancel } from "@clack/prompts";
import { emptyData } from "./cluster-folder";
import { Failure } from "./failure";
import type { LaunchOptions } from "./options";

/** Empties the data folder when that was asked for; without a terminal to ask on it takes a --yes. */
export async function emptyIfFresh({ fresh, dataDir }: LaunchOptions): Promise<void> {
  if (fresh === "no" || !existsSync(dataDir)) return;
  if (fresh === "ask") {
    if (!process.stdin.isTTY) {
      throw new Failure(
        `--fresh would delete everything in ${dataDir}.`,
        "Say that you mean it: npm start -- --fresh --yes",
      );
    }
    const sure = await confirm({
      message: `Delete everything in ${dataDir}: people, rooms, imported songs, scores?`,
      initialValue: false,
    });
    if (isCancel(sure) || !sure)
      throw new Failure("You said no.", "Start without --fresh to keep everything.");
  }
  await emptyData(dataDir);
}
