-- AlterTable
ALTER TABLE "User" ADD COLUMN     "keepSinging" BOOLEAN;

-- CreateTable
CREATE TABLE "Recording" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "songId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "semitones" INTEGER NOT NULL,
    "tempo" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Recording_personId_at_idx" ON "Recording"("personId", "at" DESC);

-- CreateIndex
CREATE INDEX "Recording_songId_shared_idx" ON "Recording"("songId", "shared");

-- CreateIndex
CREATE INDEX "Recording_at_idx" ON "Recording"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Recording_entryId_personId_key" ON "Recording"("entryId", "personId");

-- AddForeignKey
ALTER TABLE "Recording" ADD CONSTRAINT "Recording_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recording" ADD CONSTRAINT "Recording_songId_fkey" FOREIGN KEY ("songId") REFERENCES "Song"("id") ON DELETE CASCADE ON UPDATE CASCADE;
