import type { Config } from "@karaverse/config";
import type { PersonId, RoomId, SongTime, Verdict } from "@karaverse/protocol";
import type { SungFrame } from "@karaverse/singing";
import type { Verdict as Judgement, Start } from "@karaverse/singing/verification";
import { isPitched, notesOf, type Track } from "@karaverse/songs";
import type { Logger } from "pino";
import type { VoiceServer } from "../voice";
import type { Claim, FromEars, HearingId } from "./messages";
import { createEarsProcess } from "./process";

/** A result waits for its verdict this long at most, ms: it takes 30 to 60, where somebody has time for it. */
const JUDGED_WITHIN_MS = 4_000;

/** What the server scored of one performer from a position on (Rule P13), and the notes. */
interface Sung {
  readonly track: Track;
  readonly performer: { readonly from: SongTime };
  frames(): readonly SungFrame[];
}

/** One performance being listened to. */
export interface Hearing {
  /** The effect "begin-take". */
  begin(start: Start): void;
  /** Rule P13: somebody sings along from now on. */
  join(person: PersonId): void;
  /** Rule C13; who is not in the answer was not listened to, or nothing could be said. */
  judge(sung: ReadonlyMap<PersonId, Sung>): Promise<ReadonlyMap<PersonId, Verdict>>;
  end(): void;
}

const DEAF: Hearing = {
  begin: () => undefined,
  join: () => undefined,
  judge: async () => new Map(),
  end: () => undefined,
};

type Settings = Pick<Config<"realtime">, "verifyPercent" | "verifyVoices">;

/** Rule C13: listens to performers in LiveKit, as many as there is time for. */
export function createListening(settings: Settings, voice: VoiceServer, log: Logger) {
  const asked = new Map<HearingId, (verdicts: ReadonlyMap<PersonId, Judgement>) => void>();
  const told = (message: FromEars) => {
    if (message.type === "judged") asked.get(message.hearing)?.(message.verdicts);
  };
  const ended = () => {
    for (const answer of asked.values()) answer(new Map());
  };
  const ears = createEarsProcess(log, told, ended);
  let hearings = 0;
  let voices = 0;

  /** Whether somebody listens now. */
  async function listen(hearing: HearingId, room: RoomId, singers: ReadonlySet<PersonId>): Promise<boolean> {
    if (!(await ears.wake())) return false;
    const way = await voice.listenerToken(room, `listener-${process.pid}-${hearing}`);
    if (way) ears.tell({ type: "listen", hearing, room, singers: [...singers], ...way });
    return way !== null;
  }

  function ask(hearing: HearingId, starts: readonly Start[], claims: readonly Claim[]) {
    return new Promise<ReadonlyMap<PersonId, Judgement>>((resolve) => {
      const late = setTimeout(() => resolve(new Map()), JUDGED_WITHIN_MS);
      asked.set(hearing, (verdicts) => {
        clearTimeout(late);
        resolve(verdicts);
      });
      if (!ears.tell({ type: "judge", hearing, starts, claims })) asked.get(hearing)?.(new Map());
    }).finally(() => asked.delete(hearing));
  }

  return {
    attend(room: RoomId, singers: readonly PersonId[]): Hearing {
      const isSampled = Math.random() * 100 < settings.verifyPercent;
      if (!voice.status().on || !isSampled || voices + singers.length > settings.verifyVoices) return DEAF;
      const hearing = ++hearings;
      const starts: Start[] = [];
      const heard = new Set(singers);
      let isWanted = true;
      let isHeard = false;
      voices += heard.size;
      listen(hearing, room, heard).then(
        (listens) => {
          isHeard = listens && isWanted;
          if (!isWanted) ears.tell({ type: "leave", hearing });
        },
        (error) => log.warn({ room, err: error }, "a performance can't be listened to"),
      );
      return {
        begin({ startsAt, from }) {
          starts.push({ startsAt, from });
        },
        join(person) {
          if (!isWanted || heard.has(person) || voices >= settings.verifyVoices) return;
          heard.add(person);
          voices++;
          ears.tell({ type: "also", hearing, singer: person });
        },
        async judge(sung) {
          if (!isHeard) return new Map();
          const judged = await ask(hearing, starts, [...sung].map(claimOf));
          for (const [person, verdict] of judged) log.info({ room, person, verdict }, "a voice was compared");
          return new Map(
            [...judged].map(([person, { kind }]) => [person, kind === "too-little" ? null : kind]),
          );
        },
        end() {
          if (!isWanted) return;
          isWanted = false;
          isHeard = false;
          voices -= heard.size;
          ears.tell({ type: "leave", hearing });
        },
      };
    },
    close: () => ears.close(),
  };
}

export type Listening = ReturnType<typeof createListening>;

const claimOf = ([person, { track, performer, frames }]: readonly [PersonId, Sung]): Claim => ({
  person,
  frames: frames().filter(({ songTimeMs }) => songTimeMs >= performer.from),
  written: notesOf(track)
    .filter(isPitched)
    .map(({ startMs, lengthMs, pitch }) => ({ startMs, endMs: startMs + lengthMs, cents: pitch * 100 })),
});
