import type { Difficulty, PersonId, ServerTime, SongTime } from "@karaverse/protocol";
import {
  createFrameOutbox,
  createScorer,
  type FrameOutbox,
  type Scorer,
  type Snapshot,
  type SungFrame,
} from "@karaverse/singing";
import { partOf, type Song, type Track, within } from "@karaverse/songs";
import type { Unheard } from "@karaverse/voice";
import { type Hindsight, hindsightOf } from "./hindsight";

/** What the own microphone says, as packages/voice gives it. */
export interface HeardFrame {
  readonly positionMs: SongTime | null;
  readonly cents: number | null;
  readonly clarity: number;
  readonly level: number;
}

export interface SungTone {
  at: SongTime;
  cents: number;
}

/** Two minutes of drawn line: more than a screen ever shows. */
const MOST_TONES = 12_000;
/** Ten minutes are enough to know how late a voice sits. */
const MOST_FRAMES = 60_000;

/** The own performance on this side: scored as it is sung, and kept until the server has it (Rules C5, C6). */
export class OwnTake {
  private readonly outbox: FrameOutbox;
  private readonly scorer: Scorer;
  readonly tones: SungTone[] = [];
  private sung: SungFrame[] = [];
  private why: Unheard | null = null;

  constructor(
    readonly performance: number,
    readonly track: Track,
    private readonly difficulty: Difficulty,
  ) {
    this.outbox = createFrameOutbox(performance);
    this.scorer = createScorer(track, difficulty);
  }

  /** @param from song position at which this run of the song begins: what was sung of it before no longer counts */
  begin(startsAt: ServerTime, from: SongTime): void {
    this.outbox.begin(startsAt);
    this.scorer.rewind(from);
    this.sung = this.sung.filter(({ songTimeMs }) => songTimeMs < from);
  }

  hear(frames: readonly HeardFrame[]): void {
    for (const { positionMs, cents, clarity, level } of frames) {
      if (positionMs === null) continue;
      const frame = this.outbox.push({ songTimeMs: positionMs, cents, clarity, level });
      if (!frame) continue;
      this.scorer.push(frame);
      if (this.sung.length < MOST_FRAMES) this.sung.push(frame);
      if (frame.cents === null) continue;
      this.tones.push({ at: frame.songTimeMs, cents: frame.cents });
      if (this.tones.length > MOST_TONES) this.tones.splice(0, MOST_TONES / 2);
    }
  }

  /** Everything that waits, batch by batch. */
  send(sendSung: (bytes: Uint8Array<ArrayBuffer>) => boolean): void {
    for (let batch = this.outbox.next(); batch; batch = this.outbox.next()) {
      if (sendSung(batch)) continue;
      this.outbox.reconnected();
      return;
    }
  }

  acknowledge(upTo: SongTime): void {
    this.outbox.acknowledge(upTo);
  }

  reconnected(): void {
    this.outbox.reconnected();
  }

  /** Rule C17. */
  missed(why: Unheard): void {
    this.why = why;
  }

  /** The last reason for which nobody heard this take. */
  get unheard(): Unheard | null {
    return this.why;
  }

  snapshot(): Snapshot {
    return this.scorer.snapshot();
  }

  hindsight(): Hindsight | null {
    return hindsightOf(this.track, this.difficulty, this.sung, this.snapshot().score);
  }
}

/** What this performer sings: their part of a duet or a round, or the one track of the song, from when they came. */
export function ownTrack(
  song: Song,
  performers: readonly { person: PersonId; part: number; from: SongTime }[],
  person: PersonId,
): Track {
  const own = performers.find((performer) => performer.person === person);
  return within(partOf(song, own?.part ?? 0), own?.from ?? 0);
}
