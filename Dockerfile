# One file, three images: web, realtime, and migrate, which prepares the database and ends.
#   docker compose build          or          docker build --target web .

FROM node:22-bookworm-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
WORKDIR /app

# ---- What each image needs of the repository, and nothing else ----
FROM base AS pruned
COPY . .
RUN npx --yes turbo@2.11.9 prune @karaverse/web @karaverse/realtime --docker --out-dir /pruned/all \
 && npx --yes turbo@2.11.9 prune @karaverse/web --docker --out-dir /pruned/web \
 && npx --yes turbo@2.11.9 prune @karaverse/realtime --docker --out-dir /pruned/realtime

# ---- Both apps, built ----
FROM base AS build
COPY --from=pruned /pruned/all/json/ ./
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY --from=pruned /pruned/all/full/ ./
COPY tsconfig.base.json prisma.config.ts ./
COPY prisma/ prisma/
COPY scripts/ scripts/
RUN PRISMA_SCHEMA_ENGINE_BINARY=/app/scripts/prisma/schema-engine.mjs npx prisma generate
RUN NODE_ENV=production npx turbo run build --no-daemon
# The built apps by themselves: what they run on comes from the next two stages.
RUN mkdir -p /built \
 && cp -r apps/web apps/realtime /built/ \
 && rm -rf /built/*/node_modules /built/*/src /built/web/.next/cache

# ---- What runs ----
FROM base AS web-dependencies
COPY --from=pruned /pruned/web/json/ ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund

FROM base AS realtime-dependencies
COPY --from=pruned /pruned/realtime/json/ ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund

FROM base AS run
ENV NODE_ENV=production DATA_DIR=/data SONGS_DIR=/app/songs
# A named volume takes over the owner of the folder that it is first mounted on.
RUN install -d -o node -g node /data
COPY songs/ songs/
VOLUME /data

FROM run AS web
ENV HOST=0.0.0.0 WEB_PORT=3000
# Audio that browsers don't play is converted when a song is brought.
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*
COPY --from=web-dependencies /app/ ./
COPY --from=build --chown=node:node /built/web/ apps/web/
USER node
WORKDIR /app/apps/web
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WEB_PORT + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.mjs"]

FROM run AS realtime
ENV REALTIME_HOST=0.0.0.0 REALTIME_PORT=2567
COPY --from=realtime-dependencies /app/ ./
COPY --from=build /built/realtime/ apps/realtime/
USER node
WORKDIR /app/apps/realtime
EXPOSE 2567
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.REALTIME_PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.mjs"]

FROM run AS migrate
COPY --from=build /app/ ./
USER node
CMD ["node", "--import", "tsx", "scripts/migrate/main.ts"]
