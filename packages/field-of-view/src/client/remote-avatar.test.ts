import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXTRAPOLATE_MS, RemoteAvatar, type RemotePose, turn } from ".";

const at = (x: number, vx = 0, yaw = 0): RemotePose => ({ x, z: 0, yaw, vx, vz: 0 });
const WALK = 1.9;

function shownAt(avatar: RemoteAvatar, time: number): RemotePose {
  const out = at(Number.NaN);
  avatar.poseAt(time, out);
  return out;
}

describe("remote avatars", () => {
  test("S5 who walks straight is on the line that the last record says, as far as the server vouches for it", () => {
    const avatar = new RemoteAvatar(at(0, WALK), 0);
    for (let t = 200; t <= 1_000; t += 200) avatar.vouch(t);
    expect(shownAt(avatar, 500).x).toBeCloseTo(0.95, 6);
    expect(shownAt(avatar, 1_000).x).toBeCloseTo(1.9, 6);
    expect(avatar.isGuessed()).toBe(false);
  });

  test("who came into sight on the way is shown to come from there", () => {
    const avatar = new RemoteAvatar(at(0, WALK, 1), 1_000);
    expect(shownAt(avatar, 900)).toEqual({
      x: expect.closeTo(-0.1 * WALK, 9),
      z: 0,
      yaw: 1,
      vx: WALK,
      vz: 0,
    });
    expect(shownAt(avatar, 1_000).x).toBeCloseTo(0, 9);
  });

  test("without news a walker walks on for 250 ms and then stands; who stood stays", () => {
    const avatar = new RemoteAvatar(at(0, WALK), 0);
    avatar.vouch(400);
    expect(shownAt(avatar, 400 + EXTRAPOLATE_MS).x).toBeCloseTo(0.65 * WALK, 6);
    expect(avatar.isGuessed()).toBe(true);
    const stalled = shownAt(avatar, 1_000);
    expect(stalled.x).toBeCloseTo(0.65 * WALK, 6);
    expect(stalled.vx).toBe(0);
    const resting = new RemoteAvatar(at(0.1), 0);
    expect(shownAt(resting, 5_000).x).toBe(0.1);
  });

  test("a walker of whom no record comes for longer than the server ever waits was lost, and stands", () => {
    const avatar = new RemoteAvatar(at(0, WALK), 0);
    for (let t = 50; t <= 5_000; t += 50) avatar.vouch(t);
    expect(shownAt(avatar, 4_900).x).toBeCloseTo(2.25 * WALK, 6);
  });

  test("who begins to walk after a rest does not creep through it, nor draw back first", () => {
    const avatar = new RemoteAvatar(at(0), 0);
    for (let t = 200; t <= 10_000; t += 200) avatar.vouch(t);
    avatar.push(at(0.03, 1.2), 10_050);
    expect(shownAt(avatar, 9_990).x).toBe(0);
    let last = 0;
    for (let t = 9_990; t < 10_300; t += 5) {
      const { x } = shownAt(avatar, t);
      expect(x).toBeGreaterThanOrEqual(last);
      last = x;
    }
  });

  test("who stops does not shoot over the place, whenever in the braking the line ended", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 1, noNaN: true }), (stopsAfter) => {
        const avatar = new RemoteAvatar(at(0, WALK), 0);
        const braking = WALK / 16;
        const place = WALK * stopsAfter + (WALK * braking) / 2;
        avatar.push(at(place), Math.ceil((stopsAfter + braking) * 20) * 50);
        for (let t = 0; t < 2_000; t += 10) {
          const { x } = shownAt(avatar, t);
          if (x > place + 1e-9) throw new Error(`${((x - place) * 1_000).toFixed(1)} mm too far at ${t}`);
        }
      }),
    );
  });

  test("a curve that is told at its beginning and its end is walked as the curve it was", () => {
    const radius = 2;
    const pose = (t: number): RemotePose => {
      const angle = ((WALK / radius) * t) / 1_000;
      return {
        x: radius * Math.sin(angle),
        z: radius * Math.cos(angle),
        yaw: 0,
        vx: WALK * Math.cos(angle),
        vz: -WALK * Math.sin(angle),
      };
    };
    const avatar = new RemoteAvatar(pose(0), 0);
    avatar.push(pose(200), 200);
    for (let t = 0; t <= 200; t += 10) {
      const { x, z } = shownAt(avatar, t);
      const there = pose(t);
      expect(Math.hypot(x - there.x, z - there.z)).toBeLessThan(0.003);
    }
  });

  test("a turn goes the shorter way round, within a tenth of a second before its record", () => {
    const avatar = new RemoteAvatar(at(0, 0, 3), 0);
    avatar.push(at(0, 0, -3), 1_000);
    expect(shownAt(avatar, 890).yaw).toBe(3);
    expect(Math.abs(turn(shownAt(avatar, 950).yaw, Math.PI))).toBeLessThan(1e-9);
    expect(turn(shownAt(avatar, 1_000).yaw, -3)).toBeCloseTo(0, 9);
    expect(turn(shownAt(avatar, 1_200).yaw, -3)).toBeCloseTo(0, 9);
  });

  test("who is placed somewhere else is there at once, also out of a walk", () => {
    for (const velocity of [0, WALK]) {
      const avatar = new RemoteAvatar(at(0, velocity), 0);
      shownAt(avatar, 10);
      avatar.push({ ...at(8, 0, 1), z: -6 }, 50);
      expect(shownAt(avatar, 60)).toEqual({ ...at(8, 0, 1), z: -6 });
    }
  });

  test("news that comes late is taken up without a jump, in place and in velocity, and never in a hurry", () => {
    const avatar = new RemoteAvatar(at(0, WALK), 0);
    avatar.vouch(500);
    let last = shownAt(avatar, 500);
    // They have stood still since 300 ms ago.
    avatar.push(at(0.4), 510);
    for (let t = 516; t < 2_000; t += 16) {
      const shown = shownAt(avatar, t);
      expect(Math.abs(shown.x - last.x)).toBeLessThan(WALK * 0.016 + 1e-9);
      expect(Math.abs(shown.vx - last.vx)).toBeLessThan(1.7);
      last = shown;
    }
    expect(last.x).toBeCloseTo(0.4, 3);
  });

  test("after a stall walkers go on from where they stood, and catch up at a brisk walk", () => {
    const avatar = new RemoteAvatar(at(0, WALK), 0);
    avatar.vouch(200);
    let last = shownAt(avatar, 900);
    avatar.vouch(950);
    for (let t = 916; t < 1_500; t += 16) {
      avatar.vouch(t + 50);
      const shown = shownAt(avatar, t);
      expect(shown.x - last.x).toBeGreaterThanOrEqual(0);
      expect(shown.x - last.x).toBeLessThan(0.04);
      last = shown;
    }
  });

  test("records out of order and of the same time change nothing", () => {
    const avatar = new RemoteAvatar(at(1), 100);
    avatar.push(at(2), 100);
    avatar.push(at(2), 50);
    avatar.vouch(50);
    expect(shownAt(avatar, 200).x).toBe(1);
  });

  test("a moment just past can be asked for without turning back what is shown", () => {
    const avatar = new RemoteAvatar(at(0, WALK), 0);
    avatar.vouch(1_000);
    const now = shownAt(avatar, 500).x;
    expect(shownAt(avatar, 495).x).toBeCloseTo(now - 0.005 * WALK, 9);
    expect(shownAt(avatar, 500).x).toBe(now);
  });

  test("showing everybody sixty times a second allocates no objects", () => {
    const avatar = new RemoteAvatar(at(0, WALK), 0);
    const out = at(0);
    const show = (from: number, frames: number) => {
      for (let i = 0; i < frames; i++) avatar.poseAt(from + i * 0.01, out);
    };
    avatar.push({ ...at(0.5, WALK), z: 0.1 }, 400);
    show(0, 50_000);
    // Round by round: one may be collected in, the first ones may be run before they are compiled.
    const rounds = Array.from({ length: 11 }, (_, round) => {
      const before = process.memoryUsage().heapUsed;
      show(500 + round * 200, 20_000);
      return (process.memoryUsage().heapUsed - before) / 20_000;
    });
    // Uncompiled calls box numbers, 16 bytes each, and a busy machine compiles late: 80 were seen. A pose would be 140.
    expect(rounds.sort((a, b) => a - b)[5]).toBeLessThan(110);
  });
});
