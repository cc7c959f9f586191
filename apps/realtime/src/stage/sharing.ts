import type { Database, Entry } from "@karaverse/database";
import { parseUltraStar, partsIn, type Sharing, sharingOf } from "@karaverse/songs";

export interface SongSharing {
  parts: number;
  sharing: Sharing;
}

/** Who sings what of the songs that several people sing; a chart is read once while it waits. */
export function createSharings(db: Database) {
  let known: ReadonlyMap<string, SongSharing> = new Map();
  return {
    async of(entries: readonly Entry[]): Promise<ReadonlyMap<string, SongSharing>> {
      const wanted = new Set(
        entries.flatMap(({ songId, singers, wishes }) => (singers.length + wishes.length > 1 ? songId : [])),
      );
      const found = await Promise.all(
        [...wanted].map(async (id) => {
          const before = known.get(id);
          if (before) return [[id, before]] as const;
          const row = await db.songs.byId(id);
          const song = row && parseUltraStar(row.chart).song;
          return song ? ([[id, { parts: partsIn(song), sharing: sharingOf(song) }]] as const) : [];
        }),
      );
      known = new Map(found.flat());
      return known;
    },
  };
}
