-- Comes with PostgreSQL itself and is trusted: the database's owner may switch it on.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "Song" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "gainDb" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "searchTitle" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "video" TEXT;

-- CreateIndex
CREATE INDEX "Song_search_idx" ON "Song" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Song_tags_idx" ON "Song" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "Song_importedById_idx" ON "Song"("importedById");
