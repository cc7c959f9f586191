-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('verified', 'different', 'silent');

-- AlterTable
ALTER TABLE "Score" ADD COLUMN     "verdict" "Verdict";
