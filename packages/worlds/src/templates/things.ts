import type { ScreenMode } from "@karaverse/protocol";
import type { Component } from "../components";
import type { Prop } from "../scene";
import { prop } from "./pieces";

type Place = Parameters<typeof prop>[2];
type Does = Extract<Component, { kind: "trigger" }>["does"];

const carried = (label: string): Component => ({ kind: "pickup", label, grip: { x: 0, y: 0, z: 0 } });

/** Sticks of light that lie ready, standing upright. */
export const glowSticks = (places: readonly (readonly [x: number, y: number, z: number])[]): Prop[] =>
  places.map(([x, y, z], n) =>
    prop(
      `glow-stick-${n + 1}`,
      "glow-stick",
      { x, y, z },
      [0.05, 0.26, 0.05],
      [carried("Glow stick")],
      ["#58e0c2", "#ff5f6d", "#e9b35f"][n % 3] ?? null,
    ),
  );

export const tambourine = (id: string, x: number, y: number, z: number): Prop =>
  prop(id, "tambourine", { x, y, z }, [0.24, 0.06, 0.24], [carried("Tambourine")], "#b98a48");

/** A ring in the floor that answers whoever steps into it. */
export const lightRing = (x: number, z: number, radius: number, does: Does): Prop =>
  prop(
    "light-ring",
    "light-ring",
    { x, z },
    [radius * 2, 0.02, radius * 2],
    [{ kind: "trigger", radius, does, words: "", restSeconds: 6 }],
    "#e9b35f",
  );

/** Before a door: says or sounds that somebody comes. */
export const doormat = (x: number, z: number, does: Does, words = ""): Prop =>
  prop(
    "doormat",
    "doormat",
    { x, z },
    [1.7, 0.015, 0.95],
    [{ kind: "trigger", radius: 0.9, does, words, restSeconds: 20 }],
    "#3a0f1e",
  );

/** On a wall that its back is to. */
export const wallMirror = (place: Place, width: number, height: number): Prop =>
  prop("mirror", "wall-mirror", place, [width, height, 0.06], [{ kind: "mirror", width, height }]);

/** Besides the main one. */
export const sideScreen = (
  id: string,
  place: Place,
  [width, height]: readonly [number, number],
  shows: ScreenMode,
): Prop => prop(id, "screen", place, [width, height, 0.1], [{ kind: "screen", width, height, shows }]);
