import { POSTGRES_VARIABLE, startPostgres } from "../../support/postgres";
import { BUNDLE_VARIABLE, bundleRealtime } from "./realtime-server";

/** One PostgreSQL and one bundle of the realtime server for all files of a run, which find them in the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const [postgres, bundle] = await Promise.all([startPostgres(), bundleRealtime()]);
  process.env[POSTGRES_VARIABLE] = String(postgres.port);
  process.env[BUNDLE_VARIABLE] = bundle.file;
  return async () => {
    await Promise.all([postgres.stop(), bundle.remove()]);
  };
}
