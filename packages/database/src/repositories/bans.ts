import type { Client } from "../client";
import type { Ban as BanRow, Prisma } from "../generated/client";

export type Ban = BanRow;

export interface NewBan {
  personId: string;
  /** Null: from the whole house. */
  roomId: string | null;
  byId: string | null;
  reason: string;
  /** Null: until somebody lifts it. */
  minutes: number | null;
}

const inForce = (now: Date): Prisma.BanWhereInput => ({ OR: [{ until: null }, { until: { gt: now } }] });

export function bans(db: Client) {
  return {
    /** The ban that keeps this person out of the room, the house's before the room's. */
    active: (personId: string, roomId: string | null): Promise<Ban | null> =>
      db.ban.findFirst({
        where: {
          personId,
          AND: [inForce(new Date()), { OR: [{ roomId: null }, ...(roomId ? [{ roomId }] : [])] }],
        },
        orderBy: [{ roomId: { sort: "asc", nulls: "first" } }, { createdAt: "desc" }],
      }),

    create: ({ minutes, ...ban }: NewBan): Promise<Ban> =>
      db.ban.create({
        data: { ...ban, until: minutes === null ? null : new Date(Date.now() + minutes * 60_000) },
      }),

    /** False where there was nothing to lift. */
    async lift(id: string): Promise<Ban | null> {
      const ban = await db.ban.findUnique({ where: { id } });
      if (!ban) return null;
      const { count } = await db.ban.deleteMany({ where: { id } });
      return count > 0 ? ban : null;
    },

    list: (where: { personId?: string } = {}) =>
      db.ban.findMany({
        where: { ...where, ...inForce(new Date()) },
        include: {
          person: { select: { name: true } },
          by: { select: { name: true } },
          room: { select: { name: true, slug: true } },
        },
        orderBy: { createdAt: "desc" },
        take: 500,
      }),
  };
}
