import { parseArgs } from "node:util";
import { drawClient } from "../launch/build";
import { Failure, failureWords, StepFailure } from "../launch/failure";
import { dataDirOf } from "../launch/options";

const USAGE = `npm run admin                        a new one-time password for the admin
npm run admin -- reset EMAIL         the same for another account, which becomes an admin
npm run admin -- grant EMAIL         makes somebody who has signed up an admin
npm run admin -- revoke EMAIL        takes that back
  --data DIR                         the data folder (data, or DATA_DIR)
It works whether Karaverse runs or not.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string" }, help: { type: "boolean", default: false } },
  });
  const [act = "reset", email] = positionals;
  const dataDir = dataDirOf(values.data, process.env);
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  // What stands on the database client is imported when it is sure to be there.
  await drawClient(new AbortController().signal, () => undefined);
  const { grantAdmin, resetPassword } = await import("./acts");
  const { withDatabase } = await import("./with-database");
  if (act === "reset") await withDatabase(dataDir, (database) => resetPassword(database, email));
  else if ((act === "grant" || act === "revoke") && email) {
    await withDatabase(dataDir, (database) =>
      grantAdmin(database, email, act === "grant" ? "admin" : "user"),
    );
  } else throw new Failure(`There is no "${[act, email].filter(Boolean).join(" ")}".`, USAGE);
} catch (error) {
  process.exitCode = 1;
  console.error(failureWords(new StepFailure("Admin", error, "npm run admin -- --help")));
}
process.exit();
