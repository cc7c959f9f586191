import type { Pose } from "@karaverse/protocol";
import { describe, expect, test } from "vitest";
import { RemoteAvatars } from ".";

const START = 1_700_000_000_000;
const standing = (id: number, x: number) => {
  const pose: Pose = {
    ...{ x, z: 0, yaw: 0, vx: 0, vz: 0, gait: "rest", seated: false },
    ...{ holdingMicrophone: false, gesture: 0, level: 0 },
  };
  return { id, pose };
};
const frame = (...poses: ReturnType<typeof standing>[]) => ({ left: [], poses });

function placeOf(others: RemoteAvatars, id: number): number | null {
  const out = { x: 0, z: 0, yaw: 0, vx: 0, vz: 0 };
  return others.poseOf(id, out) ? out.x : null;
}

describe("everybody in sight", () => {
  test("S4 whose record comes is in sight there and then; who left is gone", () => {
    const others = new RemoteAvatars();
    others.goTo(0, START);
    expect(placeOf(others, 7)).toBe(null);
    others.receive(frame(standing(7, 2)), START, START + 30);
    others.goTo(30, START + 30);
    expect(placeOf(others, 7)).toBe(2);
    others.receive({ left: [7], poses: [] }, START + 50, START + 80);
    expect(placeOf(others, 7)).toBe(null);
  });

  test("a frame that was overtaken, or comes twice, moves nobody and takes nobody away", () => {
    const others = new RemoteAvatars();
    expect(others.receive(frame(standing(7, 2)), START + 100, START + 130)).toBe(true);
    expect(others.receive(frame(standing(7, 9)), START + 50, START + 140)).toBe(false);
    expect(others.receive({ left: [7], poses: [] }, START + 100, START + 140)).toBe(false);
    others.goTo(140, START + 140);
    expect(placeOf(others, 7)).toBe(2);
  });

  test("a frame from no time of this server is ignored, and those after it are not", () => {
    const others = new RemoteAvatars();
    others.receive(frame(standing(7, 2)), START, START + 30);
    expect(others.receive(frame(standing(7, 9)), START + 3_600_000, START + 60)).toBe(false);
    expect(others.receive(frame(standing(7, 9)), Number.NaN, START + 60)).toBe(false);
    expect(others.receive(frame(standing(8, 3)), START + 50, START + 80)).toBe(true);
    others.goTo(80, START + 80);
    expect([placeOf(others, 7), placeOf(others, 8)]).toEqual([2, 3]);
    const late = new RemoteAvatars();
    expect(late.receive(frame(standing(7, 2)), START, START + 3_600_000)).toBe(false);
  });

  test("a new connection begins with nobody", () => {
    const others = new RemoteAvatars();
    others.receive(frame(standing(7, 2)), START + 100, START + 130);
    others.clear();
    others.goTo(140, START + 140);
    expect(placeOf(others, 7)).toBe(null);
    expect(others.receive(frame(standing(7, 2)), START + 50, START + 150)).toBe(true);
  });
});
