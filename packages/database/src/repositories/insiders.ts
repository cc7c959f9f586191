import type { Client } from "../client";

/** Rule J2: who is inside a locked room, as its server last told. */
export function insiders(db: Client) {
  return {
    async seen(roomId: string, personIds: readonly string[], seenAt = new Date()): Promise<void> {
      const rows = personIds.map((personId) => ({ roomId, personId, seenAt }));
      await db.$transaction([
        db.roomInsider.deleteMany({ where: { roomId, personId: { in: [...personIds] } } }),
        db.roomInsider.createMany({ data: rows, skipDuplicates: true }),
      ]);
    },

    async left(roomId: string, personIds: readonly string[]): Promise<void> {
      await db.roomInsider.deleteMany({ where: { roomId, personId: { in: [...personIds] } } });
    },

    async wasSeen(roomId: string, personId: string, since: Date): Promise<boolean> {
      const row = await db.roomInsider.findUnique({ where: { roomId_personId: { roomId, personId } } });
      return row !== null && row.seenAt >= since;
    },
  };
}
