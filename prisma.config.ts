import { defineConfig } from "prisma/config";

// `prisma generate` needs no database; every other command refuses an empty address by itself.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
