-- CreateTable
CREATE TABLE "SongTuning" (
    "personId" TEXT NOT NULL,
    "songId" TEXT NOT NULL,
    "semitones" INTEGER NOT NULL,
    "tempo" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SongTuning_pkey" PRIMARY KEY ("personId","songId")
);

-- CreateIndex
CREATE INDEX "SongTuning_songId_idx" ON "SongTuning"("songId");

-- AddForeignKey
ALTER TABLE "SongTuning" ADD CONSTRAINT "SongTuning_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SongTuning" ADD CONSTRAINT "SongTuning_songId_fkey" FOREIGN KEY ("songId") REFERENCES "Song"("id") ON DELETE CASCADE ON UPDATE CASCADE;
