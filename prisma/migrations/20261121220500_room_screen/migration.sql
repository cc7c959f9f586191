-- What a room's screen shows while nobody sings.
ALTER TABLE "Room" ADD COLUMN "screen" TEXT NOT NULL DEFAULT 'lyrics';
