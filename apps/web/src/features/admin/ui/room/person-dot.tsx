"use client";
import type { PersonDetail } from "@karaverse/protocol";
import clsx from "clsx";
import type { PointerEvent } from "react";
import { useWords } from "@/i18n/words";
import { turnOf } from "../../model/plan";
import { NAME_AT, NAME_SIZE, type NameAt } from "../../model/plan-names";
import { type Seen, TIER_COLOURS } from "../../model/sight";

interface Props {
  person: PersonDetail;
  /** Where it is being dragged, if it is. */
  at: { x: number; z: number } | null;
  isChosen: boolean;
  /** By the one who is chosen; null while nobody is. */
  seen: Seen | null;
  /** None where others' names leave no room. */
  nameAt: NameAt | undefined;
  onChoose(): void;
  onGrab(event: PointerEvent): void;
}

/** Somebody on the plan: where, looking where, doing what. */
export function PersonDot({ person, at, isChosen, seen, nameAt, onChoose, onGrab }: Props) {
  const t = useWords();
  const { x, z } = at ?? person;
  const kind = person.muted
    ? "fill-bone/40"
    : person.onStage
      ? "fill-coral"
      : person.microphoneOn
        ? "fill-mint"
        : "fill-brass";
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      aria-label={[
        person.name,
        person.onStage && t("admin.badge.onStage"),
        person.muted && t("admin.badge.muted"),
      ]
        .filter(Boolean)
        .join(", ")}
      aria-pressed={isChosen}
      data-seen={seen?.by === "rate" ? seen.tier : undefined}
      onPointerDown={onGrab}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose();
      }}
      style={{
        transform: `translate(${x}px, ${z}px)`,
        transition: at ? undefined : "transform 900ms linear",
      }}
      className={clsx(
        "cursor-grab outline-none focus-visible:[&>.ring]:stroke-bone",
        (!person.connected || seen?.by === "nobody") && "opacity-40",
      )}
    >
      <path
        d="M 0 -0.75 L 0.26 -0.2 L -0.26 -0.2 Z"
        className={kind}
        style={{ transform: `rotate(${turnOf(person.yaw)}deg)`, transition: "transform 900ms linear" }}
      />
      <circle r={0.34} className={kind} />
      <circle
        r={0.46}
        strokeWidth={0.07}
        className={clsx("ring fill-none", isChosen ? "stroke-bone" : "stroke-transparent")}
        style={seen?.by === "rate" ? { stroke: TIER_COLOURS[seen.tier] } : undefined}
      />
      {nameAt ? (
        <text
          y={NAME_AT[nameAt]}
          textAnchor="middle"
          fontSize={NAME_SIZE}
          className="pointer-events-none select-none fill-bone"
        >
          {person.name}
        </text>
      ) : (
        <title>{person.name}</title>
      )}
    </g>
  );
}
