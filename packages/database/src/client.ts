import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client";

export type Client = PrismaClient;
/** Either the database or one transaction in it. */
export type Within = PrismaClient | Prisma.TransactionClient;

// Enough for a process that mostly waits on people; two processes stay far below PostgreSQL's 100.
const POOL_SIZE = 15;

// Prisma's own 2 and 5 s gave up on machines that build and sing at the same time.
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

export function connect(url: string): Client {
  const adapter = new PrismaPg({ connectionString: url, max: POOL_SIZE, connectionTimeoutMillis: 10_000 });
  return new PrismaClient({ adapter, transactionOptions: PATIENCE });
}

/**
 * Holds the room's row until the transaction ends: whoever changes the order of a queue or who performs does it
 * alone. False where there is no such room.
 */
export async function holdRoom(tx: Within, roomId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Room" WHERE "id" = ${roomId} FOR UPDATE`;
  return rows.length > 0;
}
