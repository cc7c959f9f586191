"use client";
import type { FramesWay } from "@karaverse/voice";
import { useEffect, useState } from "react";
import { useWords, type Words } from "@/i18n/words";
import { inSentence, kilobytesWords, millisecondsWords } from "@/lib/figure-words";
import { useRoom } from "../../../connection";
import { useRoomSound } from "../../stage";
import { type Reading, readingOf } from "../model/reading";

const EVERY_MS = 500;

export function DiagnosticsPanel() {
  const t = useWords();
  const room = useRoom();
  const sound = useRoomSound();
  const [reading, setReading] = useState<Reading>(() => readingOf(room, sound));
  useEffect(() => {
    const timer = setInterval(() => setReading(readingOf(room, sound)), EVERY_MS);
    return () => clearInterval(timer);
  }, [room, sound]);
  const { clock, playout, motion, slipped } = reading;
  const ms = (value: number | null | undefined, digits = 0) =>
    value === null || value === undefined ? "–" : millisecondsWords(value, digits);
  return (
    <dl
      aria-label={t("diagnostics.label")}
      // Nothing in it can be pressed: so the keys scroll it where it is longer than its drawer.
      tabIndex={0}
      className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm tabular-nums"
    >
      <Row name={t("diagnostics.voiceAndMusic")} value={t(`diagnostics.ways.${playout?.way ?? "none"}`)} />
      <Row name={t("diagnostics.because")} value={framesWords(t, playout?.frames)} />
      <Row name={t("diagnostics.error")} value={ms(playout?.errorMs, 2)} />
      <Row name={t("diagnostics.margin")} value={`${ms(playout?.marginMs)} / ${ms(playout?.lagMs)}`} />
      <Row
        name={t("diagnostics.packets")}
        value={playout ? [playout.lost, playout.repaired, playout.concealed, playout.late].join(", ") : "–"}
      />
      <Row
        name={t("diagnostics.slipped")}
        value={
          slipped?.count
            ? t("diagnostics.slippedLast", { count: slipped.count, last: inSentence(ms(slipped.lastMs, 1)) })
            : "–"
        }
      />
      <Row name={t("diagnostics.clock")} value={ms(clock && clock.offsetMs - performance.timeOrigin, 1)} />
      <Row name={t("diagnostics.roundTrip")} value={ms(clock?.roundTripMs, 1)} />
      <Row name={t("diagnostics.connection")} value={t(`diagnostics.states.${reading.voice}`)} />
      <Row
        name={t("diagnostics.earshot")}
        value={`${reading.earshot.performers.length + reading.earshot.others.length} / ${reading.inSight.length}`}
      />
      <Row
        name={t("diagnostics.motion")}
        value={t("diagnostics.motionWords", {
          frames: motion.frames,
          kilobytes: kilobytesWords(motion.bytes),
          delay: inSentence(ms(motion.delayMs)),
        })}
      />
    </dl>
  );
}

function framesWords(t: Words, frames: FramesWay | undefined): string {
  if (!frames) return "–";
  if (frames.ability !== "decode") return t(`diagnostics.why.${frames.why}`);
  return t("diagnostics.framesBy", { access: frames.access, decoder: frames.decoder });
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-bone/65">{name}</dt>
      {/* Numbers keep their units behind them, also from right to left. */}
      <dd className="text-end">
        <bdi>{value}</bdi>
      </dd>
    </>
  );
}
