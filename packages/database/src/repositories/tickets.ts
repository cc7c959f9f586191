import type { Client } from "../client";

export function tickets(db: Client) {
  return {
    /** Rule J1: true the first time only. */
    async use(jti: string, expiresAt: Date): Promise<boolean> {
      const { count } = await db.usedTicket.createMany({ data: [{ jti, expiresAt }], skipDuplicates: true });
      return count === 1;
    },

    /** Forgets tickets that have run out and would be refused for that. */
    async sweep(now = new Date()): Promise<number> {
      const { count } = await db.usedTicket.deleteMany({ where: { expiresAt: { lt: now } } });
      return count;
    },
  };
}
