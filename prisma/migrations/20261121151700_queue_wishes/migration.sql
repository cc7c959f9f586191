-- CreateEnum
CREATE TYPE "WishKind" AS ENUM ('invited', 'asking', 'declined');

-- CreateTable
CREATE TABLE "QueueWish" (
    "entryId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "WishKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QueueWish_pkey" PRIMARY KEY ("entryId","personId")
);

-- CreateIndex
CREATE INDEX "QueueWish_personId_idx" ON "QueueWish"("personId");

-- AddForeignKey
ALTER TABLE "QueueWish" ADD CONSTRAINT "QueueWish_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "QueueEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueWish" ADD CONSTRAINT "QueueWish_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
