"use client";
import type { PersonDetail, SightDetail } from "@karaverse/protocol";
import type { Obstacle } from "@karaverse/worlds";
import { type PointerEvent, useMemo, useRef, useState } from "react";
import { useWords } from "@/i18n/words";
import { type Plan, planOfTheme } from "../../model/plan";
import { placeNames } from "../../model/plan-names";
import { seenIn } from "../../model/sight";
import { PersonDot } from "./person-dot";
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
  const names = useMemo(() => placeNames(people, chosen), [people, chosen]);

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
        <PersonDot
          key={person.personId}
          person={person}
          at={drag?.far && drag.personId === person.personId ? drag : null}
          isChosen={chosen === person.personId}
          seen={seen?.(person.personId) ?? null}
          nameAt={names.get(person.personId)}
          onChoose={() => onChoose(person.personId)}
          onGrab={grab(person)}
        />
      ))}
    </svg>
  );
}
