-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "rotation" TEXT NOT NULL DEFAULT 'by-turns',
ADD COLUMN     "perPerson" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "QueueEntry" ADD COLUMN     "duetWith" TEXT,
ADD COLUMN     "held" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "turnAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "QueueEntry_roomId_turnAt_idx" ON "QueueEntry"("roomId", "turnAt");
