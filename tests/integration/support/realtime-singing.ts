import { CLIENT_MESSAGES, type ServerTime } from "@karaverse/protocol";
import {
  createFrameOutbox,
  createScorer,
  type FrameOutbox,
  type Result,
  type SungFrame,
} from "@karaverse/singing";
import type { Note } from "@karaverse/songs";
import type { Guest } from "./realtime-guest";
import type { TestSong } from "./realtime-song";

const EVERY_MS = 100;
const HOP_MS = 10;
/** Nobody's tones all lie beside their notes alike (Rule C18). */
const HUMAN_CENTS = 20;
/** The pitch tracker knows a moment this much after it was, ms. */
const BEHIND_MS = 65;

/** What is sung where the chart has this note; null where it has none. */
export type Voice = (songTimeMs: number, note: Note | null) => Omit<SungFrame, "songTimeMs">;

export const asWritten: Voice = (_, note) =>
  note
    ? { cents: note.pitch * 100 + HUMAN_CENTS * Math.sin(note.startMs), clarity: 0.95, level: -20 }
    : { cents: null, clarity: 0.1, level: -70 };

/** As a guide vocal would be that somebody plays: to the cent. */
export const played: Voice = (songTimeMs, note) => ({
  ...asWritten(songTimeMs, note),
  cents: note && note.pitch * 100,
});

/** A semitone too high now and then, hoarse at times, silent at the ends of notes: about three quarters right. */
export const soSo: Voice = (songTimeMs, note) => {
  if (!note) return asWritten(songTimeMs, null);
  const share = (songTimeMs - note.startMs) / note.lengthMs;
  if (share > 0.8) return asWritten(songTimeMs, null);
  return { cents: note.pitch * 100 + (share < 0.3 ? 400 : 30), clarity: 0.8, level: -24 };
};

export interface Singing {
  /** How often the song began (again). */
  takes(): number;
  sent(): number;
  /** What the singer's own client says it was worth. */
  result(): Result;
  stop(): void;
}

/** Sings along to whatever the stage says, at the pace of the song, the way the browser sends it. */
export function sing(guest: Guest, { track, durationMs }: TestSong, voice: Voice = asWritten): Singing {
  const notes = track.phrases.flatMap((phrase) => phrase.notes);
  const scorer = createScorer(track, "easy");
  let outbox: FrameOutbox | null = null;
  let startsAt: ServerTime | null = null;
  let next = 0;
  let takes = 0;
  let sent = 0;
  let wasIn = true;

  const forget = guest.on((heard) => {
    if (heard.name === "frames-kept") outbox?.acknowledge(heard.payload.upTo);
  });

  function begin(at: ServerTime, from: number, number: number): void {
    if (!outbox || takes === 0) outbox = createFrameOutbox(number);
    outbox.begin(at);
    scorer.rewind(from);
    startsAt = at;
    next = from;
    takes++;
  }

  function hear(outbox: FrameOutbox, until: number): void {
    for (; next <= Math.min(until, durationMs); next += HOP_MS) {
      const note =
        notes.find(({ startMs, lengthMs }) => next >= startMs && next < startMs + lengthMs) ?? null;
      const frame = outbox.push({ songTimeMs: next, ...voice(next, note) });
      if (frame) scorer.push(frame);
    }
  }

  const isMe = ({ person }: { person: string }): boolean => person === guest.personId;

  /** Who sings along begins in the middle. */
  function step(): void {
    if (!guest.isIn) {
      wasIn = false;
      return;
    }
    const stage = guest.performance;
    if (stage.phase === "counting-in" && stage.startsAt !== startsAt)
      begin(stage.startsAt, stage.from, stage.number);
    if (stage.phase === "singing" && startsAt === null && stage.performers.some(isMe))
      begin(stage.startsAt, guest.now() - stage.startsAt, stage.number);
    if (!outbox || startsAt === null) return;
    if (stage.phase !== "counting-in" && stage.phase !== "singing") return;
    if (!wasIn) outbox.reconnected();
    wasIn = true;
    hear(outbox, guest.now() - startsAt - BEHIND_MS);
    for (let batch = outbox.next(); batch; batch = outbox.next()) {
      guest.sendBytes(CLIENT_MESSAGES.sung, batch);
      sent++;
    }
  }

  const timer = setInterval(step, EVERY_MS);
  return {
    takes: () => takes,
    sent: () => sent,
    result: () => scorer.finish(),
    stop() {
      clearInterval(timer);
      forget();
    },
  };
}

/** Queues a song, and the others accept the invitation to sing it, too, in this order (Rule Q12). */
export async function queueTogether(
  guest: Guest,
  song: Pick<TestSong, "id">,
  others: readonly Guest[] = [],
): Promise<string> {
  const people = others.map(({ personId }) => personId);
  const { entry } = await guest.must("queue-song", { song: song.id, with: people });
  for (const other of others) await other.must("join-entry", { entry });
  return entry;
}

/** Queues a song, takes the microphone and is ready: the count-in begins. */
export async function takeTheStage(
  guest: Guest,
  song: TestSong,
  others: readonly Guest[] = [],
): Promise<string> {
  const entry = await queueTogether(guest, song, others);
  await guest.must("take-microphone", { entry });
  const { number } = await guest.untilPhase("preparing");
  for (const singer of [guest, ...others]) await singer.must("ready", { performance: number });
  return entry;
}
