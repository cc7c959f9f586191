import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// Next reports nothing to its makers, however it is started.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

const config: NextConfig = {
  poweredByHeader: false,
  // Strict mode runs the effects of a page twice when a part of it arrives late: that would leave the room just entered.
  reactStrictMode: false,
  // Each of these exports its TypeScript source.
  transpilePackages: [
    "@karaverse/avatars",
    "@karaverse/config",
    "@karaverse/database",
    "@karaverse/field-of-view",
    "@karaverse/protocol",
    "@karaverse/singing",
    "@karaverse/songs",
    "@karaverse/ui",
    "@karaverse/voice",
    "@karaverse/worlds",
  ],
  serverExternalPackages: [
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "better-auth",
    "yauzl",
    "music-metadata",
    "mpg123-decoder",
    "@wasm-audio-decoders/ogg-vorbis",
    "@wasm-audio-decoders/flac",
    "lindera-wasm-nodejs-ipadic",
    "pino",
  ],
  // TypeScript 7 has no JavaScript API for Next to call; `tsc --noEmit` checks instead (npm run check).
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: ROOT,
    // Colyseus' msgpackr asks whether there is a Buffer, and would be given Next's: 7 KB that no browser needs.
    resolveAlias: { "next/dist/compiled/buffer": { browser: "./src/lib/no-buffer.ts" } },
  },
  outputFileTracingRoot: ROOT,
  // Pages and scripts. Media is compressed already; streams of events say no-transform, so that nothing is held back.
  compress: true,
  devIndicators: false,
  // forbidden() and unauthorized(): a page that answers 403 or 401 instead of pretending.
  experimental: { authInterrupts: true },
  images: { unoptimized: true },
};

/** Messages are parsed while building: what formats them in the browser is 1 KB then, and no parser goes there. */
const withWords = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

export default withWords(config);
