"use client";
import { IconButton, whereFrom } from "@karaverse/ui";
import { X } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand/react";
import { useWords } from "@/i18n/words";
import { ageWords, bytesWords, hertzWords } from "@/lib/figure-words";
import { PACE_COLOURS, PACES, paceOf } from "../model/pace";
import type { Sent, SightReading } from "../model/reading";
import type { SightWatch } from "../model/watch";
import { PlanDrawing } from "./plan-drawing";

interface Props {
  watch: SightWatch;
  onClose: () => void;
}

/** What the server sends to this browser of the people in the room, live. */
export function SightPanel({ watch, onClose }: Props) {
  const t = useWords();
  const reading = useStore(watch);
  const [origin] = useState(whereFrom);
  const aside = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = aside.current;
    // Whoever is in it when it closes, by whatever key, is back where they came from: before it goes from the page.
    return () => {
      if (element?.contains(document.activeElement)) origin?.focus();
    };
  }, [origin]);
  return (
    <aside
      ref={aside}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
      aria-label={t("sight.title")}
      className="pointer-events-auto fixed inset-x-2 bottom-[calc(var(--bar-height)+0.5rem)] z-20 flex max-h-[min(54dvh,32rem)] flex-col overflow-hidden rounded-2xl border border-brass/15 bg-plum/95 text-sm shadow-2xl shadow-black/50 sm:inset-x-auto sm:top-20 sm:bottom-[calc(var(--bar-height)+1rem)] sm:start-4 sm:max-h-none sm:w-80"
    >
      <header className="flex min-h-11 items-center justify-between gap-2 border-b border-brass/12 ps-4 pe-1.5">
        <h2 className="font-display text-base font-semibold">{t("sight.title")}</h2>
        <IconButton label={t("sight.close")} size="small" onClick={onClose}>
          <X aria-hidden className="size-4.5" />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-3">
        <Figures reading={reading} />
        <Plan watch={watch} />
        <ul
          aria-label={t("sight.colours")}
          className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-xs text-bone/75"
        >
          {PACES.map((pace) => (
            <li key={pace} className="flex items-center gap-1.5">
              <span
                aria-hidden
                className="size-2 own-colours rounded-full"
                style={{ background: PACE_COLOURS[pace] }}
              />
              {t(`sight.paces.${pace}`)}
            </li>
          ))}
        </ul>
        <People sent={reading.sent} />
        <p className="mt-2 text-xs text-bone/60">{t("sight.note")}</p>
      </div>
    </aside>
  );
}

function Figures({ reading }: { reading: SightReading }) {
  const t = useWords();
  const { sent, others, framesPerSecond, bytesPerSecond, delayMs, jitterMs, look } = reading;
  return (
    <dl
      aria-label={t("sight.title")}
      // Nothing below the header can be pressed: so the keys scroll it from here.
      tabIndex={0}
      className="grid grid-cols-3 gap-x-2 gap-y-1.5 rounded-lg tabular-nums"
    >
      <Figure name={t("sight.inSight")} value={t("sight.of", { some: sent.length, all: others })} />
      <Figure name={t("sight.frames")} value={t("sight.aSecond", { frames: framesPerSecond.toFixed(0) })} />
      <Figure name={t("sight.motion")} value={bytesWords(bytesPerSecond)} />
      <Figure
        name={t("sight.view")}
        value={look ? t("sight.wide", { degrees: Math.round(look.degrees) }) : "–"}
      />
      <Figure name={t("sight.behind")} value={`${Math.round(delayMs)} ms`} />
      <Figure name={t("sight.jitter")} value={`${Math.round(jitterMs)} ms`} />
    </dl>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-bone/65">{name}</dt>
      <dd className="font-medium whitespace-nowrap">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function Plan({ watch }: { watch: SightWatch }) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const g = element?.getContext("2d");
    if (!element || !g) return;
    const drawing = new PlanDrawing();
    let frame = 0;
    const draw = () => {
      frame = requestAnimationFrame(draw);
      const { clientWidth, clientHeight } = element;
      const width = Math.round(clientWidth * devicePixelRatio);
      const height = Math.round(clientHeight * devicePixelRatio);
      if (element.width !== width) element.width = width;
      if (element.height !== height) element.height = height;
      g.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      drawing.draw(g, clientWidth, clientHeight, watch.room, watch.getState());
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [watch]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t("sight.plan")}
      className="mt-3 h-40 w-full rounded-lg bg-ink/60 sm:h-80"
    />
  );
}

function People({ sent }: { sent: readonly Sent[] }) {
  const t = useWords();
  if (sent.length === 0) return <p className="mt-3 text-bone/75">{t("sight.nobody")}</p>;
  return (
    <table className="mt-3 w-full tabular-nums">
      <thead>
        <tr className="text-start text-xs text-bone/65">
          <th className="text-start font-normal">{t("sight.who")}</th>
          <th className="text-end font-normal">{t("sight.rate")}</th>
          <th className="text-end font-normal">{t("sight.bytes")}</th>
          <th className="text-end font-normal">{t("sight.age")}</th>
        </tr>
      </thead>
      <tbody>
        {sent.map(({ person, name, hz, bytesPerSecond, ageMs }) => (
          <tr key={person} data-sent={person} data-hz={hz.toFixed(2)}>
            <td className="max-w-32 truncate py-0.5">
              <span
                aria-hidden
                className="me-1.5 inline-block size-2 own-colours rounded-full"
                style={{ background: PACE_COLOURS[paceOf(hz)] }}
              />
              {name}
            </td>
            <td className="text-end whitespace-nowrap">
              <bdi>{hertzWords(hz)}</bdi>
            </td>
            <td className="text-end whitespace-nowrap">
              <bdi>{bytesWords(bytesPerSecond)}</bdi>
            </td>
            <td className="text-end whitespace-nowrap">
              <bdi>{ageWords(ageMs)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
