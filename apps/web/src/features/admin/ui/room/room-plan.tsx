"use client";
import type { PersonDetail, SightDetail } from "@karaverse/protocol";
import type { Obstacle } from "@karaverse/worlds";
import clsx from "clsx";
import { type PointerEvent, useMemo, useRef, useState } from "react";
import { useWords } from "@/i18n/words";
import { type Plan, planOfTheme, turnOf } from "../../model/plan";
import { type Seen, seenIn, TIER_COLOURS } from "../../model/sight";
import { SightShape } from "./sight-shape";

// Metres, like everything on the plan.
const EDGE = 0.08;
const CLIP = "inside-the-walls";

function Shape({ shape, className }: { shape: Obstacle; className: string }) {
  return shape.kind === "circle" ? (
    <circle cx={shape.x} cy={shape.z} r={shape.radius} strokeWidth={EDGE} className={className} />
  ) : (
    <rect
      x={shape.minX}
      y={shape.minZ}
      width={shape.maxX - shape.minX}
      height={shape.maxZ - shape.minZ}
      rx={0.08}
      strokeWidth={EDGE}
      className={className}
    />
  );
}

function Furniture({ plan }: { plan: Plan }) {
  return (
    <g>
      <clipPath id={CLIP}>
        <rect {...plan.walls} />
      </clipPath>
      <rect {...plan.walls} className="fill-ink stroke-brass/40" strokeWidth={EDGE} />
      <g clipPath={`url(#${CLIP})`}>
        <Shape shape={plan.stage} className="fill-velvet stroke-brass" />
      </g>
      {plan.obstacles.map((shape, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the furniture of a theme never changes its order
        <Shape key={i} shape={shape} className="fill-bone/10" />
      ))}
      {plan.seats.map((seat) => (
        <circle key={seat.id} cx={seat.x} cy={seat.z} r={0.14} className="fill-bone/20" />
      ))}
    </g>
  );
}

interface DotProps {
  person: PersonDetail;
  /** Where it is being dragged, if it is. */
  at: { x: number; z: number } | null;
  isChosen: boolean;
  /** By the one who is chosen; null while nobody is. */
  seen: Seen | null;
  onChoose(): void;
  onGrab(event: PointerEvent): void;
}

function Dot({ person, at, isChosen, seen, onChoose, onGrab }: DotProps) {
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
      <text
        y={-0.85}
        textAnchor="middle"
        fontSize={0.5}
        className="pointer-events-none select-none fill-bone"
      >
        {person.name}
      </text>
    </g>
  );
}

export interface RoomPlanProps {
  theme: string;
  people: readonly PersonDetail[];
  chosen: string | null;
  /** Of the one who is chosen, once it is known. */
  sight: SightDetail | null;
  onChoose(personId: string): void;
  onMove(personId: string, to: { x: number; z: number }): void;
}

// A press that wanders less than this is a choice, not a move.
const DRAG_METRES = 0.3;

/** The room from above. People move as they do inside; dragging one moves them there. */
export function RoomPlan({ theme, people, chosen, sight, onChoose, onMove }: RoomPlanProps) {
  const t = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ personId: string; x: number; z: number; far: boolean } | null>(null);
  const plan = useMemo(() => planOfTheme(theme), [theme]);

  const seen = useMemo(() => sight && seenIn(sight), [sight]);

  const metres = (event: PointerEvent): { x: number; z: number } => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return { x: point.x, z: point.y };
  };

  const grab = (person: PersonDetail) => (event: PointerEvent) => {
    onChoose(person.personId);
    svg.current?.setPointerCapture(event.pointerId);
    setDrag({ personId: person.personId, x: person.x, z: person.z, far: false });
  };
  const pull = (event: PointerEvent) => {
    if (!drag) return;
    const to = metres(event);
    const far = drag.far || Math.hypot(to.x - drag.x, to.z - drag.z) > DRAG_METRES;
    if (far) setDrag({ ...drag, ...to, far });
  };
  const drop = () => {
    if (drag?.far) onMove(drag.personId, { x: drag.x, z: drag.z });
    setDrag(null);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <svg
      ref={svg}
      viewBox={plan.viewBox}
      role="group"
      aria-label={t("admin.planLabel")}
      className="max-h-[70dvh] w-full touch-none"
      onPointerMove={pull}
      onPointerUp={drop}
      onPointerCancel={() => setDrag(null)}
    >
      <Furniture plan={plan} />
      {sight && <SightShape plan={plan} sight={sight} people={people} />}
      {people.map((person) => (
        <Dot
          key={person.personId}
          person={person}
          at={drag?.far && drag.personId === person.personId ? drag : null}
          isChosen={chosen === person.personId}
          seen={seen?.(person.personId) ?? null}
          onChoose={() => onChoose(person.personId)}
          onGrab={grab(person)}
        />
      ))}
    </svg>
  );
}
