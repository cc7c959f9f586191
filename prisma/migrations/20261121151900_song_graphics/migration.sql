-- AlterTable
ALTER TABLE "Song" ADD COLUMN     "graphics" TEXT;
