import { randomBytes } from "node:crypto";
import type { Lights, Role, Rotation, ScreenMode, Theme, Visibility } from "@karaverse/protocol";
import type { Client } from "../client";
import { Prisma, type Room as RoomRow } from "../generated/client";

export type Room = Omit<RoomRow, "theme" | "lights" | "screen" | "rotation"> & {
  theme: Theme;
  lights: Lights;
  screen: ScreenMode;
  rotation: Rotation;
};

/** A room as somebody finds it who wants to come in. */
export interface Door {
  room: Room;
  isBanned: boolean;
  /** The role that was given to them. */
  role: Role | null;
}

export interface NewRoom {
  name: string;
  theme: Theme;
  visibility: Visibility;
  passwordHash?: string | null;
  capacity: number;
  ownerId: string | null;
  /** Chosen by us when it is not given. */
  slug?: string;
}

export interface RoomChange {
  name?: string;
  theme?: Theme;
  lights?: Lights;
  screen?: ScreenMode;
  locked?: boolean;
  capacity?: number;
}

const UNIQUE_VIOLATION = "P2002";

const roomOf = (row: RoomRow): Room => ({
  ...row,
  theme: row.theme as Theme,
  lights: row.lights as Lights,
  screen: row.screen as ScreenMode,
  rotation: row.rotation as Rotation,
});

/** Readable, and not to be guessed for rooms that are only found by their link (40 bits). */
export function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 30);
  return `${words || "room"}-${randomBytes(5).toString("hex")}`;
}

export function rooms(db: Client) {
  const one = async (where: Prisma.RoomWhereUniqueInput): Promise<Room | null> => {
    const row = await db.room.findUnique({ where });
    return row && roomOf(row);
  };

  return {
    async create(room: NewRoom): Promise<Room> {
      for (;;) {
        const slug = room.slug ?? slugOf(room.name);
        try {
          const row = await db.room.create({
            data: {
              ...room,
              slug,
              ...(room.ownerId && { roles: { create: { personId: room.ownerId, role: "owner" } } }),
            },
          });
          return roomOf(row);
        } catch (error) {
          const taken =
            error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION;
          if (!taken || room.slug) throw error;
        }
      }
    },

    byId: (id: string) => one({ id }),
    bySlug: (slug: string) => one({ slug }),

    /** One query, and not one each for room, ban and role: a hundred may come in a second, at 0.4 ms of CPU a query. */
    async atDoor(id: string, personId: string): Promise<Door | null> {
      const rows = await db.$queryRaw<(RoomRow & Omit<Door, "room">)[]>`
        SELECT room.*,
          (SELECT "role" FROM "RoomRole" WHERE "roomId" = room."id" AND "personId" = ${personId}) AS "role",
          EXISTS (
            SELECT 1 FROM "Ban" WHERE "personId" = ${personId}
              AND ("roomId" IS NULL OR "roomId" = room."id") AND ("until" IS NULL OR "until" > ${new Date()})
          ) AS "isBanned"
        FROM "Room" AS room WHERE room."id" = ${id}`;
      const [row] = rows;
      if (!row) return null;
      const { role, isBanned, ...room } = row;
      return { room: roomOf(room), isBanned, role };
    },

    /** Open rooms, oldest first; `all` includes those that are found by link or behind a password. */
    async open({ all = false }: { all?: boolean } = {}): Promise<Room[]> {
      const rows = await db.room.findMany({
        where: { closedAt: null, ...(!all && { visibility: { not: "link" as const } }) },
        orderBy: { createdAt: "asc" },
      });
      return rows.map(roomOf);
    },

    async ownedBy(personId: string): Promise<Room[]> {
      const rows = await db.room.findMany({
        where: { ownerId: personId, closedAt: null },
        orderBy: { createdAt: "asc" },
      });
      return rows.map(roomOf);
    },

    /** For limits on how many rooms one person opens. */
    countCreatedSince: (ownerId: string, since: Date): Promise<number> =>
      db.room.count({ where: { ownerId, createdAt: { gte: since } } }),

    async change(id: string, change: RoomChange): Promise<Room> {
      return roomOf(await db.room.update({ where: { id }, data: change }));
    },

    async close(id: string): Promise<Room> {
      return roomOf(await db.room.update({ where: { id }, data: { closedAt: new Date() } }));
    },
  };
}
