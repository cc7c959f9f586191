import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** npm run avatars -- COMMAND: each is a file beside this one. */
const COMMANDS = ["pack", "sheet", "heads", "portraits", "motion", "vowels", "vrm", "pose-model"];

const [command = ""] = process.argv.slice(2);
if (!COMMANDS.includes(command)) {
  process.stdout.write(`npm run avatars -- ${COMMANDS.join(" | ")}\n`);
  process.exitCode = command === "" ? 0 : 1;
} else {
  const file = join(import.meta.dirname, `${command}.ts`);
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file).href);
}
