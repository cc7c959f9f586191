-- AlterEnum
ALTER TYPE "Verdict" ADD VALUE 'exact';
