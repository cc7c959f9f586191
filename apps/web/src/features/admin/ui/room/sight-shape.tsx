"use client";
import { LIMITS, type PersonDetail, type SightDetail } from "@karaverse/protocol";
import { outlineOf } from "@/features/sight";
import type { Plan } from "../../model/plan";
import { seenIn, TIER_COLOURS } from "../../model/sight";

const pointsOf = (outline: Float32Array): string =>
  Array.from({ length: outline.length / 2 }, (_, i) =>
    [outline[2 * i], outline[2 * i + 1]].map((metres) => metres?.toFixed(2)).join(),
  ).join(" ");

interface SightShapeProps {
  plan: Plan;
  sight: SightDetail;
  people: readonly PersonDetail[];
}

/** Near circle and view cone of one person, cut off at the walls, and a line to whoever they are sent. */
export function SightShape({ plan, sight, people }: SightShapeProps) {
  const { x: minX, y: minZ, width, height } = plan.walls;
  const walls = { minX, minZ, maxX: minX + width, maxZ: minZ + height };
  const seen = seenIn(sight);
  const from = people.find(({ personId }) => personId === sight.personId) ?? sight;
  return (
    <g className="pointer-events-none" data-sight={sight.personId}>
      <polygon
        points={pointsOf(outlineOf(sight, walls, LIMITS.leaveFactor))}
        strokeWidth={0.05}
        strokeDasharray="0.2 0.25"
        className="fill-none stroke-mint/50"
      />
      <polygon
        points={pointsOf(outlineOf(sight, walls))}
        strokeWidth={0.07}
        className="fill-mint/10 stroke-mint"
      />
      {people.map(({ personId, x, z }) => {
        const how = seen(personId);
        if (how.by !== "rate") return null;
        const [dx, dz] = [x - from.x, z - from.z];
        return (
          <line
            key={personId}
            x2={1}
            stroke={TIER_COLOURS[how.tier]}
            strokeWidth={1.5}
            strokeOpacity={0.7}
            strokeDasharray={how.always ? "6 4" : undefined}
            vectorEffect="non-scaling-stroke"
            // As the dots slide from one look to the next.
            style={{
              transform: `matrix(${dx}, ${dz}, ${-dz}, ${dx}, ${from.x}, ${from.z})`,
              transition: "transform 900ms linear",
            }}
          />
        );
      })}
    </g>
  );
}
