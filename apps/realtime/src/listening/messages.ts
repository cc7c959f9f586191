import type { PersonId, RoomId, ServerTime } from "@karaverse/protocol";
import type { SungFrame } from "@karaverse/singing";
import type { Start, Verdict, WrittenNote } from "@karaverse/singing/verification";

/** What one singer claims, and the notes it was sung to. */
export interface Claim {
  readonly person: PersonId;
  readonly frames: readonly SungFrame[];
  readonly written: readonly WrittenNote[];
}

/** One performance, from taking the microphone to its result. */
export type HearingId = number;

/** From the realtime server to its ears. */
export type ToEars = { readonly now: ServerTime } & (
  | {
      readonly type: "listen";
      readonly hearing: HearingId;
      readonly room: RoomId;
      readonly url: string;
      readonly token: string;
      readonly singers: readonly PersonId[];
    }
  /** Rule P13: somebody has come to sing along. */
  | { readonly type: "also"; readonly hearing: HearingId; readonly singer: PersonId }
  | {
      readonly type: "judge";
      readonly hearing: HearingId;
      readonly starts: readonly Start[];
      readonly claims: readonly Claim[];
    }
  | { readonly type: "leave"; readonly hearing: HearingId }
);

export type FromEars =
  | { readonly type: "ready" }
  /** There is no native library for this machine, or it does not load. */
  | { readonly type: "unable"; readonly why: string }
  | {
      readonly type: "judged";
      readonly hearing: HearingId;
      readonly verdicts: ReadonlyMap<PersonId, Verdict>;
    };
