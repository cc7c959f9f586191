import { LIMITS } from "@karaverse/protocol";
import { sceneOf } from "@karaverse/worlds";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellEdges } from "./cells";
import { type Look, outlineOf, reachAt } from "./outline";
import { paceOf } from "./pace";

const NOWHERE = { minX: -100, maxX: 100, minZ: -100, maxZ: 100 };

/** Rule S1 in its own words: in the near circle, or in range and between the edges of the camera's picture. */
function isSeen({ x, z, yaw, degrees, back }: Look, to: { x: number; z: number }, factor: number): boolean {
  const away = Math.hypot(to.x - x, to.z - z);
  if (away <= LIMITS.nearMetres * factor) return true;
  const cameraX = x + Math.sin(yaw) * back;
  const cameraZ = z + Math.cos(yaw) * back;
  const direction = Math.atan2(-(to.x - cameraX), -(to.z - cameraZ));
  const aside = Math.abs(Math.atan2(Math.sin(direction - yaw), Math.cos(direction - yaw)));
  return away <= LIMITS.coneMetres * factor && aside <= (degrees / 2) * factor * (Math.PI / 180);
}

describe("the edge of sight on a plan", () => {
  test("S1 S2 has everybody inside who comes into sight or stays in it, and nobody else", () => {
    const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        between(-Math.PI, Math.PI),
        between(30, LIMITS.coneDegreesMax),
        between(0, 4),
        between(0, 2 * Math.PI),
        fc.constantFrom(1, LIMITS.leaveFactor),
        (yaw, degrees, back, angle, factor) => {
          const look: Look = { x: 3, z: -2, yaw, degrees, back };
          const reach = reachAt(angle, look, factor);
          const at = (metres: number) => ({
            x: look.x - Math.sin(yaw + angle) * metres,
            z: look.z - Math.cos(yaw + angle) * metres,
          });
          expect(isSeen(look, at(reach - 0.001), factor)).toBe(true);
          expect(isSeen(look, at(reach + 0.001), factor)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("ends at the walls", () => {
    const { walls } = sceneOf("lounge");
    const look: Look = { x: 2, z: 9, yaw: 0, degrees: 90, back: 3 };
    const outline = outlineOf(look, walls);
    for (let i = 0; i < outline.length; i += 2) {
      expect(outline[i]).toBeGreaterThanOrEqual(walls.minX - 1e-4);
      expect(outline[i]).toBeLessThanOrEqual(walls.maxX + 1e-4);
      expect(outline[i + 1]).toBeGreaterThanOrEqual(walls.minZ - 1e-4);
      expect(outline[i + 1]).toBeLessThanOrEqual(walls.maxZ + 1e-4);
    }
    expect(outline[1]).toBeCloseTo(walls.minZ, 3);
  });

  test("begins in the middle of the view and goes round", () => {
    const outline = outlineOf({ x: 0, z: 0, yaw: Math.PI / 2, degrees: 80, back: 0 }, NOWHERE);
    expect(outline[0]).toBeCloseTo(-LIMITS.coneMetres, 3);
    expect(outline[1]).toBeCloseTo(0, 3);
    expect(outline[outline.length / 2]).toBeCloseTo(LIMITS.nearMetres, 3);
  });
});

test("the grid's cells are cut at the walls", () => {
  expect(cellEdges({ minX: -11, maxX: 11, minZ: -16, maxZ: 9 })).toEqual({ x: [-8, 0, 8], z: [-8, 0, 8] });
});

test("who is sent how often is told by colour", () => {
  expect([20, 10, 4, 0.5, 0].map(paceOf)).toEqual(["fast", "middle", "slow", "slow", "rest"]);
});
