import type { Client } from "../client";

export function mutes(db: Client) {
  return {
    async ofRoom(roomId: string): Promise<string[]> {
      const rows = await db.roomMute.findMany({ where: { roomId }, select: { personId: true } });
      return rows.map(({ personId }) => personId);
    },

    async set(roomId: string, personId: string, muted: boolean): Promise<void> {
      const key = { roomId, personId };
      if (muted) await db.roomMute.upsert({ where: { roomId_personId: key }, create: key, update: {} });
      else await db.roomMute.deleteMany({ where: key });
    },
  };
}
