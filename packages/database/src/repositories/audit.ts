import type { Client } from "../client";
import type { Prisma } from "../generated/client";

export interface NewAudit {
  /** Null: the house itself. */
  actorId: string | null;
  actorName: string;
  act: string;
  target?: string | null;
  roomId?: string | null;
  details?: unknown;
}

export interface AuditQuery {
  roomId?: string | undefined;
  actorId?: string | undefined;
  act?: string | undefined;
  /** The id of the last entry of the page before. */
  before?: number | undefined;
  limit: number;
}

export function audit(db: Client) {
  return {
    /** Rule R4. */
    async write({ actorId, details, ...entry }: NewAudit): Promise<void> {
      // An actor who is gone by now still leaves the entry, by name.
      const actor = actorId
        ? await db.user.findUnique({ where: { id: actorId }, select: { id: true } })
        : null;
      await db.auditEntry.create({
        data: { ...entry, actorId: actor?.id ?? null, details: (details ?? {}) as Prisma.InputJsonValue },
      });
    },

    /** Newest first. */
    page: ({ before, limit, roomId, actorId, act }: AuditQuery) =>
      db.auditEntry.findMany({
        where: {
          ...(roomId && { roomId }),
          ...(actorId && { actorId }),
          ...(act && { act }),
          ...(before && { id: { lt: before } }),
        },
        include: { room: { select: { name: true, slug: true } } },
        orderBy: { id: "desc" },
        take: limit,
      }),
  };
}
