import type { Role } from "@karaverse/protocol";
import type { Client } from "../client";

export interface PersonRole {
  personId: string;
  role: Role;
}

export function roles(db: Client) {
  return {
    /** Everybody whose role differs from the one people enter with. */
    ofRoom: (roomId: string): Promise<PersonRole[]> =>
      db.roomRole.findMany({ where: { roomId }, select: { personId: true, role: true } }),

    async get(roomId: string, personId: string): Promise<Role | null> {
      const row = await db.roomRole.findUnique({ where: { roomId_personId: { roomId, personId } } });
      return row?.role ?? null;
    },

    async set(roomId: string, personId: string, role: Role): Promise<void> {
      const key = { roomId, personId };
      await db.roomRole.upsert({
        where: { roomId_personId: key },
        create: { ...key, role },
        update: { role },
      });
    },

    ofPerson: (
      personId: string,
    ): Promise<{ roomId: string; role: Role; room: { name: string; slug: string } }[]> =>
      db.roomRole.findMany({
        where: { personId },
        select: { roomId: true, role: true, room: { select: { name: true, slug: true } } },
      }),
  };
}
