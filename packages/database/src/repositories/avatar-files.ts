import type { Client } from "../client";

/** Whose VRM files there are (Rules W2, W4); the files themselves are not here. */
export function avatarFiles(db: Client) {
  return {
    isOf: async (personId: string, hash: string): Promise<boolean> =>
      (await db.avatarFile.count({ where: { personId, hash } })) > 0,

    /** Of all people; a file that two have brought counts twice. */
    async bytes(): Promise<number> {
      const { _sum } = await db.avatarFile.aggregate({ _sum: { bytes: true } });
      return _sum.bytes ?? 0;
    },

    /** Anew also what they have already. Beyond `most` the oldest go, and never the one that is worn. */
    async keep(
      { personId, hash, bytes }: { personId: string; hash: string; bytes: number },
      { most, worn }: { most: number; worn: string | null },
    ): Promise<void> {
      await db.$transaction(async (tx) => {
        const at = new Date();
        await tx.avatarFile.upsert({
          where: { personId_hash: { personId, hash } },
          create: { personId, hash, bytes, at },
          update: { at },
        });
        const files = await tx.avatarFile.findMany({ where: { personId }, orderBy: { at: "asc" } });
        const spare = files.filter((file) => file.hash !== hash && file.hash !== worn);
        const gone = spare.slice(0, Math.max(0, files.length - most));
        await tx.avatarFile.deleteMany({
          where: { personId, hash: { in: gone.map((file) => file.hash) } },
        });
      });
    },

    /** Which of these somebody has. */
    async among(hashes: readonly string[]): Promise<Set<string>> {
      const rows = await db.avatarFile.findMany({
        where: { hash: { in: [...hashes] } },
        select: { hash: true },
        distinct: ["hash"],
      });
      return new Set(rows.map(({ hash }) => hash));
    },
  };
}
