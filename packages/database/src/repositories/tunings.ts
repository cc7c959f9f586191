import type { Tuning } from "@karaverse/protocol";
import type { Client } from "../client";

export function tunings(db: Client) {
  return {
    /** null: as written. */
    async of(personId: string, songId: string): Promise<Tuning | null> {
      const select = { semitones: true, tempo: true };
      return db.songTuning.findUnique({ where: { personId_songId: { personId, songId } }, select });
    },

    /** null: as written, which needs no row. */
    async remember(personId: string, songId: string, tuning: Tuning | null): Promise<void> {
      const key = { personId, songId };
      if (!tuning) await db.songTuning.deleteMany({ where: key });
      else
        await db.songTuning.upsert({
          where: { personId_songId: key },
          create: { ...key, ...tuning },
          update: tuning,
        });
    },
  };
}
