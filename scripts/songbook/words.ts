/**
 * npm run songbook -- words [--clones FOLDER]
 *
 * Compares the words of our poem with a printed edition, word by word: a text in a public repository, of which
 * FOLDER has a clone at owner/name. Exits with 1 where they differ.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scoreOf } from "./build";

const POEM = { slug: "the-raven", repository: "howion/notes", path: "resources/poems/c6-the-raven.md" };

/** Only letters count: editions part lines and set signs as they like. */
const lettersOf = (text: string): string =>
  text
    .replaceAll(/&\w+;/g, " ")
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "");

const args = process.argv.slice(2);
const clones = args[args.indexOf("--clones") + 1];
const file = clones === undefined ? "" : join(clones, POEM.repository, POEM.path);
if (!existsSync(file)) {
  process.stdout.write(
    `say --clones FOLDER, where github.com/${POEM.repository} lies as ${POEM.repository}\n`,
  );
} else {
  const printed = lettersOf(readFileSync(file, "utf8"));
  const lines = (await scoreOf(POEM.slug)).sections.flatMap((section) =>
    (section.words ?? "")
      .trim()
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  );
  const odd = lines.filter((line) => !printed.includes(lettersOf(line)));
  process.stdout.write(`${POEM.slug}: ${lines.length - odd.length} of ${lines.length} lines as printed\n`);
  for (const line of odd) process.stdout.write(`  not there: ${line}\n`);
  if (odd.length > 0) process.exitCode = 1;
}
