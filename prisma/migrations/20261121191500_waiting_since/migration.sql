-- Since when somebody waits: from their entry on, or from that of an entry they took away while this one waited.
ALTER TABLE "QueueSinger" ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "QueueSinger" SET "since" = "QueueEntry"."createdAt" FROM "QueueEntry" WHERE "QueueEntry"."id" = "entryId";
