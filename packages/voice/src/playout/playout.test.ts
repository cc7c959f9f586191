import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Concealer, lastPeriod } from "./conceal";
import { PacketOrder, type Step, type VoicePacket } from "./packet-order";
import { sampleAt } from "./resample";
import { SongClock } from "./song-clock";
import { VoiceRing } from "./voice-ring";

const packetOf = (n: number, repeats = false): VoicePacket => ({
  packet: Uint8Array.of(n),
  positionMs: 1000 + n * 20,
  durationMs: 20,
  previous: repeats && n > 0 ? Uint8Array.of(n - 1) : null,
});
const played = (steps: Step[]) =>
  steps.flatMap((step) => (step.kind === "play" ? [(step.positionMs - 1000) / 20] : []));

describe("packets of a voice", () => {
  test("come out in the order of the song, each once, however they were shuffled within three", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 20, maxLength: 60 }), (delays) => {
        const order = new PacketOrder();
        const arrivals = delays
          .map((delay, n) => ({ at: n === 0 ? 0 : n + delay, n }))
          .sort((a, b) => a.at - b.at || a.n - b.n);
        const steps = arrivals.flatMap(({ n }) => order.push(packetOf(n)));
        expect(played(steps)).toEqual(played(steps).toSorted((a, b) => a - b));
        expect(steps.every((step) => step.kind === "play")).toBe(true);
        expect(played(steps).length).toBeGreaterThanOrEqual(delays.length - 3);
      }),
    );
  });

  test("every time between the first and the last packet is either played or named lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 10, maxLength: 80 }),
        fc.boolean(),
        (arrives, repeats) => {
          const order = new PacketOrder();
          const steps = arrives.flatMap((here, n) => (here ? order.push(packetOf(n, repeats)) : []));
          let at: number | null = null;
          for (const step of steps) {
            if (step.kind === "break") continue;
            if (at !== null) expect(step.positionMs).toBeCloseTo(at, 6);
            at = step.positionMs + step.durationMs;
          }
        },
      ),
    );
  });

  test("a single loss is repaired from the next packet when the singer repeats packets", () => {
    const order = new PacketOrder();
    const steps = [0, 1, 3, 4].flatMap((n) => order.push(packetOf(n, true)));
    expect(played(steps)).toEqual([0, 1, 2, 3, 4]);
    expect(order.repaired).toBe(1);
  });

  test("a seek breaks the line at once", () => {
    const order = new PacketOrder();
    [0, 1, 2].forEach((n) => {
      order.push(packetOf(n));
    });
    expect(order.push(packetOf(500)).map((step) => step.kind)).toEqual(["break", "play"]);
    expect(order.push(packetOf(0)).map((step) => step.kind)).toEqual(["break", "play"]);
  });
});

describe("concealing", () => {
  const tone = (hz: number, from: number, length: number) =>
    Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * hz * (from + i)) / 48000));

  test("finds the period of a sung note within a sample or two", () => {
    for (const hz of [98, 147, 220, 330, 523, 880]) {
      const period = lastPeriod(tone(hz, 0, 3000));
      const turns = (period * hz) / 48000;
      expect(Math.abs(turns - Math.round(turns))).toBeLessThan(0.03);
    }
  });

  test("goes on with the note through a lost packet and joins what follows without a step", () => {
    const concealer = new Concealer();
    for (let n = 0; n < 4; n++) concealer.received(tone(200, n * 960, 960));
    const invented = concealer.lost(960);
    const after = tone(200, 5 * 960, 960);
    concealer.received(after);
    const joined = [...tone(200, 3 * 960, 960), ...invented, ...after];
    const steps = joined.slice(1).map((x, i) => Math.abs(x - (joined[i] ?? 0)));
    // A 200 Hz sine of amplitude 1 moves 0.026 a sample.
    expect(Math.max(...steps)).toBeLessThan(0.03);
    expect(Math.hypot(...invented) / Math.sqrt(960)).toBeGreaterThan(0.5);
  });

  test("falls silent within 60 ms", () => {
    const concealer = new Concealer();
    concealer.received(tone(200, 0, 4800));
    concealer.lost(2880);
    expect(Math.max(...concealer.lost(960).map(Math.abs))).toBe(0);
  });
});

describe("reading between samples", () => {
  test("a sine comes back within -70 dB up to 12 kHz", () => {
    for (const hz of [100, 1000, 5000, 12000]) {
      const source = Float32Array.from({ length: 2000 }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 48000));
      for (let i = 100; i < 1900; i += 7.131) {
        expect(Math.abs(sampleAt(source, i, 0) - Math.sin((2 * Math.PI * hz * i) / 48000))).toBeLessThan(
          3e-4,
        );
      }
    }
  });

  test("whole samples are left as they are and outside is silence", () => {
    const source = Float32Array.of(0.1, 0.2, 0.3);
    expect(sampleAt(source, 1, 0)).toBeCloseTo(0.2, 6);
    expect(sampleAt(source, -50.5, 0)).toBe(0);
    expect(sampleAt(source, 50.5, 0)).toBe(0);
  });

  test("a ring gives each sample at its song position, once", () => {
    const ring = new VoiceRing();
    ring.seek(-48000);
    for (let at = -48000; at < 2 ** 19; at += 960) {
      ring.write(
        at,
        Float32Array.from({ length: 960 }, (_, i) => (at + i) / 1e6),
      );
      expect(ring.read(at + 5)).toBeCloseTo((at + 5) / 1e6, 5);
      ring.passed(at + 900);
    }
    expect(ring.read(0)).toBe(0);
  });
});

describe("a listener's song clock", () => {
  /** Runs a singer and a listener for some seconds; jitter is what the network adds to each packet. */
  function run(
    clock: SongClock,
    seconds: number,
    options: { ppm?: number; jitter?: () => number; from?: number; now?: number },
  ) {
    const { ppm = 0, jitter = () => 0, from = 0, now = 0 } = options;
    const arrivals: { at: number; position: number }[] = [];
    for (let n = 0; n < seconds * 50; n++) {
      arrivals.push({ at: now + (n * 20) / (1 + ppm / 1e6) + 30 + jitter(), position: from + (n + 1) * 20 });
    }
    arrivals.sort((a, b) => a.at - b.at);
    const margins: number[] = [];
    let next = 0;
    for (let t = now; t < now + seconds * 1000; t += 2.667) {
      for (let a = arrivals[next]; a && a.at <= t; a = arrivals[++next]) {
        clock.arrived("singer", a.position, t);
        if (clock.state === "running") margins.push(a.position - 20 - clock.positionMs);
      }
      clock.advance(2.667, t);
    }
    return margins;
  }
  const noise = (seed: number, most: number) => {
    let x = seed;
    return () => {
      x = (x * 1103515245 + 12345) % 2147483648;
      return (x / 2147483648) * most;
    };
  };

  test("runs 200 ms behind and no packet within 60 ms of jitter comes too late", () => {
    const margins = run(new SongClock({ lagMs: 200 }), 20, { jitter: noise(7, 60) });
    expect(Math.min(...margins)).toBeGreaterThan(100);
    expect(Math.max(...margins)).toBeLessThan(200);
  });

  test("follows a sound card that drifts by 100 ppm for five minutes", () => {
    for (const ppm of [100, -100]) {
      const clock = new SongClock({ lagMs: 200 });
      const margins = run(clock, 300, { ppm, jitter: noise(3, 20) });
      const last = margins.slice(-500);
      expect(Math.min(...last)).toBeGreaterThan(140);
      expect(clock.jumps).toBe(1);
      expect(Math.abs((clock.rate - 1) * 1e6 - ppm)).toBeLessThan(300);
    }
  });

  test("stands where the singer paused, and goes on from there without skipping or repeating", () => {
    const clock = new SongClock({ lagMs: 200 });
    run(clock, 5, {});
    clock.stand(5000);
    for (let t = 5000; t < 6000; t += 2.667) clock.advance(2.667, t);
    expect(clock.state).toBe("still");
    expect(clock.positionMs).toBe(5000);
    run(clock, 3, { from: 5000, now: 9000 });
    expect(clock.state).toBe("running");
    expect(clock.jumps).toBe(1);
    expect(clock.positionMs).toBeGreaterThan(7700);
    expect(clock.positionMs).toBeLessThan(7850);
  });

  test("a restart takes it back, a late joiner in a pause waits at the place", () => {
    const clock = new SongClock({ lagMs: 200 });
    run(clock, 5, {});
    run(clock, 3, { from: -3000, now: 5000 });
    expect(Math.abs(clock.positionMs - -200)).toBeLessThan(60);
    const late = new SongClock({ lagMs: 200 });
    late.stand(61000);
    expect(late.positionMs).toBe(61000);
    run(late, 2, { from: 61000, now: 1000 });
    expect(late.positionMs).toBeGreaterThan(62600);
  });

  test("waits for the slowest of two singers and forgets one who left", () => {
    const clock = new SongClock({ lagMs: 200 });
    for (let t = 0; t < 3000; t += 20) {
      clock.arrived("a", t, t);
      clock.arrived("b", t - 80, t);
      for (let i = 0; i < 20; i++) clock.advance(1, t + i);
    }
    expect(clock.positionMs).toBeGreaterThan(3000 - 300);
    expect(clock.positionMs).toBeLessThan(3000 - 260);
    for (let t = 3000; t < 60000; t += 20) {
      clock.arrived("a", t, t);
      for (let i = 0; i < 20; i++) clock.advance(1, t + i);
    }
    expect(60000 - clock.positionMs).toBeLessThan(205);
  });

  test("whoever falls back by as much as the lag, as in a chain, is heard again within four seconds", () => {
    const clock = new SongClock({ lagMs: 200 });
    let margin = Number.NaN;
    for (let t = 0; t < 9_000; t += 20) {
      clock.arrived("a", t, t);
      const position = t < 5_000 ? t : t - 203;
      clock.arrived("b", position, t);
      for (let i = 0; i < 20; i++) clock.advance(1, t + i);
      margin = position - clock.positionMs;
    }
    expect(margin).toBeGreaterThan(150);
    expect(clock.jumps).toBe(2);
  });
});
