-- AlterTable
ALTER TABLE "Score" ADD COLUMN     "accuracy" DOUBLE PRECISION,
ADD COLUMN     "highest" DOUBLE PRECISION,
ADD COLUMN     "lowest" DOUBLE PRECISION,
ADD COLUMN     "offCents" DOUBLE PRECISION;

-- CreateIndex
CREATE INDEX "Score_roomId_at_idx" ON "Score"("roomId", "at");

-- CreateIndex
CREATE INDEX "Score_at_idx" ON "Score"("at");

-- CreateIndex
CREATE INDEX "Score_personId_songId_points_idx" ON "Score"("personId", "songId", "points" DESC);
