-- CreateTable
CREATE TABLE "RoomInsider" (
    "roomId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoomInsider_pkey" PRIMARY KEY ("roomId","personId")
);

-- CreateIndex
CREATE INDEX "RoomInsider_personId_idx" ON "RoomInsider"("personId");

-- AddForeignKey
ALTER TABLE "RoomInsider" ADD CONSTRAINT "RoomInsider_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomInsider" ADD CONSTRAINT "RoomInsider_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
