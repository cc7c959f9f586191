import { describe, expect, test } from "vitest";
import { room } from "../../test/room";

describe("Rule S5: rates", () => {
  test.each([
    [5, 20],
    [15, 10],
    [30, 4],
  ])("S5 somebody who dances %d m away is sent at %d Hz", (distance, hertz) => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const dancer = field.add(0, -distance, 0);
    tick();
    told(viewer);
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      place(dancer, i % 2 ? 0 : 0.2, -distance);
      tick();
      sent += told(viewer).due.length;
    }
    expect(sent).toBe(hertz * 5);
  });

  test("S5 who rests is sent once more, and then not at all; sitting is resting", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const sitter = field.add(0, -30, 0);
    tick();
    told(viewer);
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      place(sitter, 0, -30.5, 1, { seated: true });
      tick();
      sent += told(viewer).due.length;
    }
    expect(sent).toBe(1);
  });

  test("S5 slow ones take turns", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    for (let i = 0; i < 50; i++) field.add(i / 10 - 2.5, -30, 0);
    tick();
    told(viewer);
    for (let i = 0; i < 25; i++) {
      for (let id = 1; id <= 50; id++) place(id, id / 10 - 2.5 + (i % 2) / 5, -30);
      tick();
      if (i >= 5) expect(told(viewer).due.length).toBe(10);
      else told(viewer);
    }
  });

  test("S5 performers are sent at 20 Hz from anywhere", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const singer = field.add(0, 60, 0);
    field.setPerforming(singer, true);
    tick();
    told(viewer);
    for (let i = 0; i < 10; i++) {
      place(singer, (i + 1) % 2, 60);
      tick();
      expect(told(viewer).due).toEqual([singer]);
    }
  });
});
