-- CreateTable
CREATE TABLE "Companion" (
    "entryId" TEXT NOT NULL,
    "recordingId" TEXT NOT NULL,

    CONSTRAINT "Companion_pkey" PRIMARY KEY ("entryId")
);

-- CreateIndex
CREATE INDEX "Companion_recordingId_idx" ON "Companion"("recordingId");

-- AddForeignKey
ALTER TABLE "Companion" ADD CONSTRAINT "Companion_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "QueueEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Companion" ADD CONSTRAINT "Companion_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;
