import type { Client } from "../client";
import type { Prisma, User } from "../generated/client";

export type Person = User;

export interface PeopleQuery {
  text?: string | undefined;
  kind?: "guest" | "member" | "admin" | undefined;
  limit: number;
  offset: number;
}

const PLACEHOLDER_DOMAIN = "guest.invalid";

export function people(db: Client) {
  return {
    byId: (id: string): Promise<Person | null> => db.user.findUnique({ where: { id } }),

    byEmail: (email: string): Promise<Person | null> =>
      db.user.findUnique({ where: { email: email.toLowerCase() } }),

    /** Names by id; who is gone is not in it. */
    async names(ids: readonly string[]): Promise<Map<string, string>> {
      const rows = await db.user.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** A guest with this id, made unless there is one. */
    ensureGuest: ({ id, name }: { id: string; name: string }): Promise<Person> =>
      db.user.upsert({
        where: { id },
        create: { id, name, email: `${id.toLowerCase()}@${PLACEHOLDER_DOMAIN}`, isAnonymous: true },
        update: {},
      }),

    update: (
      id: string,
      change: { name?: string; avatar?: string; mustChangePassword?: boolean; keepSinging?: boolean },
    ): Promise<Person> => db.user.update({ where: { id }, data: change }),

    setPlatformRole: (id: string, role: "user" | "admin"): Promise<Person> =>
      db.user.update({ where: { id }, data: { role } }),

    countAdmins: (): Promise<number> => db.user.count({ where: { role: "admin" } }),

    async find({ text, kind, limit, offset }: PeopleQuery): Promise<{ people: Person[]; total: number }> {
      const where: Prisma.UserWhereInput = {
        ...(kind === "guest" && { isAnonymous: true }),
        ...(kind === "member" && { isAnonymous: false }),
        ...(kind === "admin" && { role: "admin" }),
        ...(text && {
          OR: [
            { name: { contains: text, mode: "insensitive" } },
            { email: { contains: text, mode: "insensitive" } },
          ],
        }),
      };
      const [found, total] = await db.$transaction([
        db.user.findMany({
          where,
          take: limit,
          skip: offset,
          orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        }),
        db.user.count({ where }),
      ]);
      return { people: found, total };
    },

    /**
     * Hands everything a guest did to the account they signed up or in with, before the guest is deleted.
     * Where both have a role in a room, or sang the same entry, the account's own stays.
     */
    async moveEverything(fromId: string, toId: string): Promise<void> {
      if (fromId === toId) return;
      await db.$transaction(async (tx) => {
        const own = { personId: toId };
        const theirs = { personId: fromId };
        const [roles, sung, queued, kept, files] = await Promise.all([
          tx.roomRole.findMany({ where: own, select: { roomId: true } }),
          tx.score.findMany({ where: own, select: { entryId: true } }),
          tx.queueSinger.findMany({ where: own, select: { entryId: true } }),
          tx.recording.findMany({ where: own, select: { entryId: true } }),
          tx.avatarFile.findMany({ where: own, select: { hash: true } }),
        ]);
        await tx.roomRole.updateMany({
          where: { ...theirs, roomId: { notIn: roles.map((row) => row.roomId) } },
          data: own,
        });
        await tx.score.updateMany({
          where: { ...theirs, entryId: { notIn: sung.map((row) => row.entryId) } },
          data: own,
        });
        await tx.queueSinger.updateMany({
          where: { ...theirs, entryId: { notIn: queued.map((row) => row.entryId) } },
          data: own,
        });
        await tx.recording.updateMany({
          where: { ...theirs, entryId: { notIn: kept.map((row) => row.entryId) } },
          data: own,
        });
        await tx.avatarFile.updateMany({
          where: { ...theirs, hash: { notIn: files.map((row) => row.hash) } },
          data: own,
        });
        await tx.room.updateMany({ where: { ownerId: fromId }, data: { ownerId: toId } });
        await tx.queueEntry.updateMany({ where: { addedById: fromId }, data: { addedById: toId } });
        await tx.song.updateMany({ where: { importedById: fromId }, data: { importedById: toId } });
        await tx.chatMessage.updateMany({ where: theirs, data: own });
        // A ban follows the person into the account.
        await tx.ban.updateMany({ where: theirs, data: own });
        await tx.ban.updateMany({ where: { byId: fromId }, data: { byId: toId } });
        await tx.auditEntry.updateMany({ where: { actorId: fromId }, data: { actorId: toId } });
        await tx.$executeRaw`
          UPDATE "User" AS account SET "avatar" = guest."avatar"
          FROM "User" AS guest
          WHERE account."id" = ${toId} AND guest."id" = ${fromId} AND account."avatar" = ''`;
        // Whoever was asked as a guest is not asked again.
        await tx.$executeRaw`
          UPDATE "User" AS account SET "keepSinging" = guest."keepSinging"
          FROM "User" AS guest
          WHERE account."id" = ${toId} AND guest."id" = ${fromId} AND account."keepSinging" IS NULL`;
      });
    },
  };
}
