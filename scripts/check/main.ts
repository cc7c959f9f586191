import { runChecks } from "./run";

const { failed } = await runChecks(process.argv.slice(2));
process.exit(failed > 0 ? 1 : 0);
