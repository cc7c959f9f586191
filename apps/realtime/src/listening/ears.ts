import { performance } from "node:perf_hooks";
import type { PersonId } from "@karaverse/protocol";
import { judgeVoice, type Verdict } from "@karaverse/singing/verification";
import type { FromEars, HearingId, ToEars } from "./messages";
import { createRoomEars, type RoomEars } from "./room-ears";

/**
 * A process of its own, so that sound never keeps a tick waiting and a fault of the native library ends no room. It
 * ends with the realtime server, however that ends.
 */
const hearings = new Map<HearingId, RoomEars>();
/** What the server's clock is ahead of ours; whatever took a message a while makes it look less. */
let ahead = Number.NEGATIVE_INFINITY;
const now = () => performance.now() + ahead;

const tell = (message: FromEars) => process.send?.(message);

process.on("disconnect", () => process.exit(0));
// Ctrl-C goes to a whole group; our own end is the realtime server's word.
process.on("SIGINT", () => undefined);

const rtc = await import("@livekit/rtc-node").catch((error: unknown) => {
  tell({ type: "unable", why: error instanceof Error ? error.message : String(error) });
  return null;
});

process.on("message", (message: ToEars) => {
  ahead = Math.max(ahead, message.now - performance.now());
  const { hearing } = message;
  const ears = hearings.get(hearing);
  switch (message.type) {
    case "listen":
      if (rtc) hearings.set(hearing, createRoomEars(rtc, message, now));
      return;
    case "also":
      ears?.hearAlso(message.singer);
      return;
    case "judge": {
      const verdicts = new Map<PersonId, Verdict>();
      for (const { person, frames, written } of message.claims) {
        const recorder = ears?.recorderOf(person);
        if (recorder) verdicts.set(person, judgeVoice(frames, recorder, message.starts, written));
      }
      tell({ type: "judged", hearing, verdicts });
      return;
    }
    case "leave":
      hearings.delete(hearing);
      ears?.leave().catch(() => undefined);
  }
});
if (rtc) tell({ type: "ready" });
