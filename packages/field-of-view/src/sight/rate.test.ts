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

  test("S5 a viewer hears of all who are far away in the same ticks, and viewers take turns", () => {
    const { field, place, tick, told } = room();
    const viewers = Array.from({ length: 10 }, (_, i) => field.add(i / 10, 0, 0));
    const crowd = Array.from({ length: 50 }, (_, i) => field.add(i / 10 - 2.5, -30, 0));
    tick();
    for (const viewer of viewers) told(viewer);
    for (let i = 0; i < 30; i++) {
      for (const id of crowd) place(id, id / 10 - 2.5 + (i % 2) / 5, -30);
      tick();
      const counts = viewers.map((viewer) => told(viewer).due.length);
      if (i < 10) continue;
      expect(counts.filter((count) => count === 50)).toHaveLength(2);
      expect(counts.filter((count) => count === 0)).toHaveLength(8);
    }
  });

  test("S10 in a thin room everybody in sight is told of all the same, in every second tick", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const crowd = [5, 6, 15, 16, 30, 31].map((distance) => field.add(0, -distance, 0));
    tick();
    told(viewer);
    const heard = new Map(crowd.map((id) => [id, 0]));
    let frames = 0;
    for (let i = 0; i < 100; i++) {
      for (const id of crowd) place(id, ((i + 1) % 2) / 5, field.world.z[id] ?? 0);
      tick();
      if (!field.isDue(viewer, true)) continue;
      frames++;
      for (const id of told(viewer).due) heard.set(id, (heard.get(id) ?? 0) + 1);
    }
    expect(frames).toBe(50);
    expect([...heard.values()]).toEqual([50, 50, 50, 50, 20, 20]);
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
