import { describe, expect, test } from "vitest";
import { room } from "../../test/room";

describe("Rule S5: rates", () => {
  test.each([
    [5, 20],
    [15, 10],
    [30, 4],
  ])("S5 somebody who walks %d m away is sent at %d Hz", (distance, hertz) => {
    const { field, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const walker = field.add(0, -distance, 0);
    tick();
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      field.place(walker, (i + 1) * 0.01, -distance, 0);
      tick();
      sent += told(viewer).due.length;
    }
    expect(sent).toBe(hertz * 5);
  });

  test("S5 who rests is sent once more, and then not at all; sitting is resting", () => {
    const { field, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const sitter = field.add(0, -30, 0);
    tick();
    field.place(sitter, 0, -30.5, 1);
    field.touch(sitter);
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      field.place(sitter, 0, -30.5, 1);
      tick();
      sent += told(viewer).due.length;
    }
    expect(sent).toBe(1);
  });

  test("S5 slow ones take turns", () => {
    const { field, tick, told } = room({ most: 63 });
    const viewer = field.add(0, 0, 0);
    for (let i = 0; i < 50; i++) field.add(i / 10 - 2.5, -30, 0);
    tick();
    for (let i = 0; i < 20; i++) {
      for (let id = 1; id <= 50; id++) field.place(id, id / 10 - 2.5 + i / 1_000, -30, 0);
      tick();
      expect(told(viewer).due.length).toBe(10);
    }
  });

  test("S5 performers are sent at 20 Hz from anywhere", () => {
    const { field, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const singer = field.add(0, 60, 0);
    field.setPerforming(singer, true);
    tick();
    for (let i = 0; i < 10; i++) {
      field.touch(singer);
      tick();
      expect(told(viewer).due).toEqual([singer]);
    }
  });
});
