import { parseArgs } from "node:util";
import { Failure, failureWords, StepFailure } from "../launch/failure";
import { dataDirOf } from "../launch/options";
import { grantAdmin, resetPassword } from "./acts";
import { withDatabase } from "./with-database";

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
  if (values.help) console.log(USAGE);
  else if (act === "reset") await withDatabase(dataDir, (database) => resetPassword(database, email));
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
