import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { ROOT } from "../../scripts/support/root";
import { CONTENDERS } from "./messages";

const OURS = "@karaverse/";

/** Our TypeScript goes in, packages from npm stay outside, as in the real server's build. */
const packagesOutside: Plugin = {
  name: "packages-outside",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      path.startsWith(OURS) || path.startsWith("@/") ? undefined : { path, external: true },
    );
  },
};

/** The built-in scenes are for dozens: the server that is measured has a hall in place of one. */
const withHall: Plugin = {
  name: "with-hall",
  setup({ onResolve }) {
    onResolve({ filter: /\/open-air$/ }, ({ importer }) =>
      importer.endsWith("themes.ts") ? { path: join(ROOT, "benches/sync/servers/hall-scene.ts") } : undefined,
    );
  },
};

/** Every program of the bench as one file, so that nothing is compiled while it is measured. */
export async function bundlePrograms(folder: string): Promise<void> {
  const sync = join(ROOT, "benches/sync");
  await build({
    entryPoints: {
      load: join(sync, "load/main.ts"),
      ...Object.fromEntries(CONTENDERS.map((name) => [name, join(sync, `servers/${name}.ts`)])),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
    plugins: [withHall, packagesOutside],
  });
}
