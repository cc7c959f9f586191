import { sceneOf, THEMES } from "@karaverse/worlds";
import { PerspectiveCamera, Vector3 } from "three";
import { expect, test } from "vitest";
import type { Person } from "../avatars/person";
import { Director } from "./director";

const STEP_S = 1 / 60;

function placed(theme: (typeof THEMES)[number], reduced: boolean) {
  const director = new Director(sceneOf(theme));
  const camera = new PerspectiveCamera(56, 1.6);
  let now = 0;
  const look = (seconds: number) => {
    for (let at = 0; at < seconds; at += STEP_S) {
      now += STEP_S * 1_000;
      director.update(camera, undefined, undefined, false, now, STEP_S, reduced, null);
    }
    return [...camera.position.toArray(), ...camera.quaternion.toArray(), camera.fov];
  };
  return { director, look };
}
const gap = (one: number[], other: number[]) =>
  Math.max(...one.map((value, n) => Math.abs(value - (other[n] ?? 0))));

test.each(THEMES)("with less motion the camera of %s stands, and goes to another view at once", (theme) => {
  const { director, look } = placed(theme, true);
  const door = look(STEP_S);
  expect(gap(look(10), door)).toBeLessThan(1e-9);
  director.view = "stage";
  const stage = look(STEP_S);
  expect(gap(stage, door)).toBeGreaterThan(1);
  expect(gap(look(10), stage)).toBeLessThan(1e-9);
});

test("otherwise it drifts a little, and glides from view to view", () => {
  const { director, look } = placed("club", false);
  const door = look(5);
  expect(gap(look(10), door)).toBeGreaterThan(0.05);
  director.view = "stage";
  const before = look(STEP_S);
  expect(gap(look(STEP_S), before)).toBeGreaterThan(0.01);
  expect(gap(look(2), before)).toBeGreaterThan(1);
});

test("who tries something on is seen from head to foot, however little of a phone is free", () => {
  const [x, z] = [0, 8];
  const eyeHeight = 1.66;
  const person = {
    eyeHeight,
    yaw: 0,
    face: (out: Vector3) => out.set(x, eyeHeight, z),
  } as unknown as Person;
  for (const clear of [
    { x: 0, y: 0.123, width: 1, height: 0.2 },
    { x: 0, y: 0, width: 1, height: 0.42 },
  ]) {
    const director = new Director(sceneOf("lounge"));
    const camera = new PerspectiveCamera(56, 390 / 844);
    const mirror = { person, clear, away: 2.6, framing: "whole", from: 0 } as const;
    for (let n = 0; n < 3; n++)
      director.update(camera, undefined, undefined, false, n * 16, STEP_S, true, mirror);
    camera.updateMatrixWorld();
    /** From the top of the picture. */
    const down = (y: number) => (1 - new Vector3(x, y, z).project(camera).y) / 2;
    expect(down(eyeHeight + 0.14)).toBeGreaterThan(clear.y);
    expect(down(0)).toBeLessThan(clear.y + clear.height);
    expect(down(0) - down(eyeHeight + 0.14), "and no smaller than it has to be").toBeGreaterThan(
      clear.height * 0.7,
    );
  }
});
