import type { Client } from "../client";
import type { Recording } from "../generated/client";

export type RecordingRow = Recording;
export type NewRecording = Pick<
  Recording,
  "id" | "personId" | "songId" | "entryId" | "part" | "semitones" | "tempo" | "kind" | "bytes" | "durationMs"
>;

/** What somebody sang, and for which song. */
export interface SungEntry {
  songId: string;
  part: number;
  /** As the song is written. */
  durationMs: number;
}

const WITH_NAMES = {
  song: { select: { title: true, artist: true, gainDb: true } },
  person: { select: { name: true } },
} as const;

export function recordings(db: Client) {
  return {
    /** Null unless this person had the microphone for the entry. */
    async sung(personId: string, entryId: string): Promise<SungEntry | null> {
      const row = await db.queueSinger.findUnique({
        where: { entryId_personId: { entryId, personId } },
        select: {
          part: true,
          entry: { select: { songId: true, turnAt: true, song: { select: { durationMs: true } } } },
        },
      });
      if (!row?.entry.turnAt) return null;
      return { songId: row.entry.songId, part: row.part, durationMs: row.entry.song.durationMs };
    },

    /** How much of one person is kept, without what was sung for `except`. */
    async keptOf(personId: string, except = ""): Promise<{ recordings: number; bytes: number }> {
      const { _count, _sum } = await db.recording.aggregate({
        where: { personId, entryId: { not: except } },
        _count: true,
        _sum: { bytes: true },
      });
      return { recordings: _count, bytes: _sum.bytes ?? 0 };
    },

    /** The later one of the same performance takes the place of the earlier, which is answered with. */
    async keep(recording: NewRecording): Promise<Recording | null> {
      const { personId, entryId } = recording;
      return db.$transaction(async (tx) => {
        const before = await tx.recording.findUnique({ where: { entryId_personId: { entryId, personId } } });
        if (before) await tx.recording.delete({ where: { id: before.id } });
        await tx.recording.create({ data: recording });
        return before;
      });
    },

    /** Newest first. */
    ofPerson: (personId: string) =>
      db.recording.findMany({ where: { personId }, include: WITH_NAMES, orderBy: { at: "desc" } }),

    /** What this person may sing the song with: their own, and what others share. */
    forSong: (songId: string, personId: string, limit = 20) =>
      db.recording.findMany({
        where: { songId, OR: [{ personId }, { shared: true }] },
        include: WITH_NAMES,
        orderBy: { at: "desc" },
        take: limit,
      }),

    /** Which of these songs this person may sing with some recording. */
    async songsWithAny(songIds: readonly string[], personId: string): Promise<string[]> {
      const rows = await db.recording.groupBy({
        by: ["songId"],
        where: { songId: { in: [...songIds] }, OR: [{ personId }, { shared: true }] },
      });
      return rows.map(({ songId }) => songId);
    },

    byId: (id: string): Promise<Recording | null> => db.recording.findUnique({ where: { id } }),

    share: (id: string, shared: boolean): Promise<Recording> =>
      db.recording.update({ where: { id }, data: { shared } }),

    /** False where it was gone already. */
    remove: async (id: string): Promise<boolean> =>
      (await db.recording.deleteMany({ where: { id } })).count > 0,

    /** What is older than a date goes; with what there was. */
    async removeBefore(date: Date): Promise<Recording[]> {
      const where = { at: { lt: date } };
      return db.$transaction(async (tx) => {
        const gone = await tx.recording.findMany({ where });
        await tx.recording.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
        return gone;
      });
    },

    /** Rule K5: what the entry is sung with, from now on; null: nothing. */
    async accompany(entryId: string, recordingId: string | null): Promise<void> {
      if (recordingId === null) await db.companion.deleteMany({ where: { entryId } });
      else
        await db.companion.upsert({
          where: { entryId },
          create: { entryId, recordingId },
          update: { recordingId },
        });
    },

    /** The recording that an entry is sung with, while it waits or is sung and its owner lets it be heard. */
    async companionOf(entryId: string) {
      const row = await db.companion.findFirst({
        where: { entryId, entry: { state: { in: ["queued", "performing"] } } },
        include: {
          recording: { include: WITH_NAMES },
          entry: { select: { singers: { select: { personId: true } } } },
        },
      });
      if (!row) return null;
      const { recording, entry } = row;
      const isOwn = entry.singers.some(({ personId }) => personId === recording.personId);
      return isOwn || recording.shared ? recording : null;
    },

    /** Null unless this person waits to sing the entry. */
    async waiting(personId: string, entryId: string): Promise<{ songId: string } | null> {
      return db.queueEntry.findFirst({
        where: { id: entryId, state: "queued", singers: { some: { personId } } },
        select: { songId: true },
      });
    },

    /** Which of these there still are. */
    async among(ids: readonly string[]): Promise<Set<string>> {
      const rows = await db.recording.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
      return new Set(rows.map(({ id }) => id));
    },
  };
}
