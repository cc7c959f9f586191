#!/usr/bin/env node
// Offline stand-in for Prisma's native schema-engine binary.
// Speaks the same argv + newline JSON-RPC protocol, backed by @prisma/schema-engine-wasm + @prisma/adapter-pg.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

// adapter-pg rejects OID 18 ("char"), which the engine's catalog queries return. Read it as text,
// then hand it to the engine as ColumnTypeEnum.Character. (Engine queries are strictly sequential.)
let charColumns = [];
const addFields = pg.Result.prototype.addFields;
pg.Result.prototype.addFields = function (fields) {
  charColumns = [];
  fields.forEach((f, i) => {
    if (f.dataTypeID === 18) {
      f.dataTypeID = 25;
      charColumns.push(i);
    }
  });
  return addFields.call(this, fields);
};
const withChars = (adapter) => {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (q) => {
    charColumns = [];
    const r = await queryRaw(q);
    for (const i of charColumns) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  return adapter;
};
let panicMessage;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    panicMessage = m;
  },
};
const require = createRequire(import.meta.url);
const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
const wasmPath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { "./schema_engine_bg.js": bg });
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const argv = process.argv.slice(2);
if (argv.includes("--version")) {
  console.log(`schema-engine-wasm-shim ${bg.version()}`);
  process.exit(0);
}
const datamodels = [];
let datasource = {};
let cli = null;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === "--datamodels" || argv[i] === "-d") datamodels.push(argv[++i]);
  else if (argv[i] === "--datasource") datasource = JSON.parse(argv[++i]);
  else if (argv[i] === "cli") cli = argv[++i];
}
const adminQuery = async (url, fn) => {
  const u = new URL(url);
  const db = decodeURIComponent(u.pathname.slice(1));
  u.pathname = "/postgres";
  const c = new pg.Client({ connectionString: u.toString() });
  await c.connect();
  try {
    return await fn(c, db);
  } finally {
    await c.end();
  }
};
const createDb = (url) =>
  adminQuery(url, async (c, db) => {
    const r = await c.query("select 1 from pg_database where datname=$1", [db]);
    if (!r.rowCount) await c.query(`CREATE DATABASE "${db.replace(/"/g, '""')}"`);
    return { databaseName: db };
  });
const logErr = (message, code) =>
  process.stderr.write(
    "schema-engine-shim\n" +
      JSON.stringify({
        timestamp: new Date().toISOString(),
        level: "ERROR",
        fields: { message, is_panic: false, error_code: code },
        target: "schema_engine::logger",
      }),
  );
if (cli) {
  try {
    if (cli === "can-connect-to-database") {
      const c = new pg.Client({ connectionString: datasource.url });
      await c.connect();
      await c.end();
    } else if (cli === "create-database") await createDb(datasource.url);
    else if (cli === "drop-database")
      await adminQuery(datasource.url, (c, db) => c.query(`DROP DATABASE IF EXISTS "${db}" WITH (FORCE)`));
    process.exit(0);
  } catch (e) {
    logErr(e.message, e.code === "3D000" ? "P1003" : "P1001");
    process.exit(101);
  }
}
const schemaParam = (datasource.url && new URL(datasource.url).searchParams.get("schema")) || undefined;
// Discrete fields, not connectionString: adapter-pg's shadow connection sets { database }, which a connectionString overrides.
const discrete = (url) => {
  const u = new URL(url);
  const p = u.searchParams;
  const d = decodeURIComponent;
  return {
    host: p.get("host") ?? u.hostname,
    port: +(u.port || 5432),
    user: d(u.username),
    password: d(u.password),
    database: d(u.pathname.slice(1)),
    ...(p.get("sslmode") && p.get("sslmode") !== "disable"
      ? { ssl: { rejectUnauthorized: p.get("sslmode") === "verify-full" } }
      : {}),
  };
};
let enginePromise;
const engine = () =>
  (enginePromise ??= (async () => {
    const factory = new PrismaPg(discrete(datasource.url), schemaParam ? { schema: schemaParam } : undefined);
    const connect = factory.connect.bind(factory);
    factory.connect = async () => withChars(await connect());
    // Own shadow handling: adapter-pg 7.10.0 drops the shadow database before closing its own pool to it.
    factory.connectToShadowDb = async () => {
      if (datasource.shadowDatabaseUrl)
        return withChars(await new PrismaPg(discrete(datasource.shadowDatabaseUrl)).connect());
      const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
      await adminQuery(datasource.url, (c) => c.query(`CREATE DATABASE "${name}"`));
      const adapter = withChars(
        await new PrismaPg({ ...discrete(datasource.url), database: name }).connect(),
      );
      const dispose = adapter.dispose.bind(adapter);
      adapter.dispose = async () => {
        await dispose();
        await adminQuery(datasource.url, (c) => c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
      };
      return adapter;
    };
    return bg.SchemaEngine.new(
      { datamodels: datamodels.length ? datamodels.map((d, i) => [`schema${i}.prisma`, d]) : undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory),
    );
  })());
const rl = readline.createInterface({ input: process.stdin });
let chain = Promise.resolve();
rl.on("line", (line) => {
  chain = chain.then(async () => {
    const { id, method, params } = JSON.parse(line);
    if (method === undefined) return; // response to "print"
    const reply = (o) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id, ...o })}\n`);
    if (process.env.SHIM_DEBUG) process.stderr.write(`>> ${line}\n`);
    try {
      if (method === "createDatabase") return reply({ result: await createDb(datasource.url) });
      const e = await engine();
      const m = method === "getDatabaseVersion" ? "version" : method;
      let result;
      try {
        result = await e[m](params);
      } catch (err) {
        // evaluateDataLoss/createMigration in wasm only read the migrations-schema cache; devDiagnostic fills it.
        if (!/external factory/.test(err.message ?? "") || !params?.migrationsList) throw err;
        await e.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
        result = await e[m](params);
      }
      if (method === "diff" && result.stdout)
        process.stdout.write(
          JSON.stringify({ jsonrpc: "2.0", id: 1e9, method: "print", params: { content: result.stdout } }) +
            "\n",
        );
      reply({ result: result ?? {} });
    } catch (err) {
      const code = err.code ?? err.error_code;
      const msg = panicMessage ?? err.message ?? String(err);
      const data = {
        is_panic: false,
        message: msg,
        ...(code ? { error_code: code, meta: err.meta ?? null } : {}),
      };
      if (process.env.SHIM_DEBUG) process.stderr.write(`!! ${err.stack} ${JSON.stringify(err)}\n`);
      reply({ error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
    }
  });
});
rl.on("close", () => chain.then(() => process.exit(0)));
