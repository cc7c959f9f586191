import { sceneOf } from "@karaverse/worlds";
import { expect, test } from "vitest";
import { Controls } from "./controls";

const HERE = { x: 0, z: 3 };

test("the camera comes round behind who goes ahead, aside or to where they clicked, not behind who comes towards it", () => {
  const controls = new Controls(sceneOf("lounge"));
  const leads = (x: number, y: number) => {
    Object.assign(controls.stick, { x, y });
    controls.update(HERE, 0.4, 0.016);
    return controls.leads(0.4);
  };
  expect(leads(0, 0)).toBe(false);
  expect(leads(0, 1)).toBe(true);
  expect(leads(1, 0)).toBe(true);
  expect(leads(0, -1)).toBe(false);
  expect(leads(0.5, -0.8)).toBe(false);
  controls.walkTo(HERE, { x: 0, z: 6 }, false);
  expect(leads(0, 0)).toBe(true);
});
