"use client";
import type { FramesReason, FramesWay } from "@karaverse/voice";
import { useEffect, useState } from "react";
import { useRoom } from "../../../connection";
import { useRoomSound } from "../../stage";
import { type Reading, readingOf } from "../model/reading";

const EVERY_MS = 500;

const WAYS: Record<string, string> = {
  "song-clock": "song clock (exact)",
  marks: "marks",
  positions: "positions (roughly)",
  none: "nothing to align",
};

export function DiagnosticsPanel() {
  const room = useRoom();
  const sound = useRoomSound();
  const [reading, setReading] = useState<Reading>(() => readingOf(room, sound));
  useEffect(() => {
    const timer = setInterval(() => setReading(readingOf(room, sound)), EVERY_MS);
    return () => clearInterval(timer);
  }, [room, sound]);
  const { clock, playout, motion, slipped } = reading;
  const ms = (value: number | null | undefined, digits = 0) =>
    value === null || value === undefined ? "–" : `${value.toFixed(digits)} ms`;
  return (
    <dl aria-label="Diagnostics" className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm tabular-nums">
      <Row name="Voice and music" value={WAYS[playout?.way ?? "none"] ?? ""} />
      <Row name="Because this browser has" value={framesWords(playout?.frames)} />
      <Row name="Error between them" value={ms(playout?.errorMs, 2)} />
      <Row name="Margin / behind the singer" value={`${ms(playout?.marginMs)} / ${ms(playout?.lagMs)}`} />
      <Row
        name="Lost, repaired, concealed, late"
        value={playout ? [playout.lost, playout.repaired, playout.concealed, playout.late].join(", ") : "–"}
      />
      <Row
        name="Own voice put right"
        value={slipped?.count ? `${slipped.count} ×, last ${ms(slipped.lastMs, 1)}` : "–"}
      />
      <Row name="Clock offset" value={ms(clock?.offsetMs, 1)} />
      <Row name="Round trip" value={ms(clock?.roundTripMs, 1)} />
      <Row name="Voice connection" value={reading.voice} />
      <Row
        name="In earshot / in sight"
        value={`${reading.earshot.performers.length + reading.earshot.others.length} / ${reading.inSight.length}`}
      />
      <Row
        name="Motion"
        value={`${motion.frames} frames, ${(motion.bytes / 1024).toFixed(1)} KB, ${ms(motion.delayMs)} behind`}
      />
    </dl>
  );
}

const WHY: Record<FramesReason, string> = {
  "everything-there": "all it needs",
  "less-wanted": "no wish for more",
  "no-encoded-frames": "no encoded frames",
  "no-worker": "no worker for them",
  "worker-without-frames": "no frames in workers",
  "no-decoder": "no Opus decoder",
};

function framesWords(frames: FramesWay | undefined): string {
  if (!frames) return "–";
  if (frames.ability !== "decode") return WHY[frames.why];
  const decoder = frames.decoder === "webcodecs" ? "own decoder" : "our decoder";
  return `frames by ${frames.access === "streams" ? "streams" : "transforms"}, ${decoder}`;
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-bone/65">{name}</dt>
      <dd className="text-right">{value}</dd>
    </>
  );
}
