-- CreateTable
CREATE TABLE "AvatarFile" (
    "personId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AvatarFile_pkey" PRIMARY KEY ("personId","hash")
);

-- CreateIndex
CREATE INDEX "AvatarFile_hash_idx" ON "AvatarFile"("hash");

-- AddForeignKey
ALTER TABLE "AvatarFile" ADD CONSTRAINT "AvatarFile_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
