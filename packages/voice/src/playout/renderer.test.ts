import { describe, expect, test } from "vitest";
import { Concealer } from "./conceal";
import { Lag } from "./lag";
import { Renderer } from "./renderer";

const RATE = 48_000;
const BLOCK = 128;
const PACKET = 960;
const CLICK_EVERY_MS = 500;

/** A sound with one clear peak, on a hum that a concealer can go on with. */
function songSample(i: number): number {
  const since = ((i % 24_000) + 24_000) % 24_000;
  const click = since < 200 ? Math.sin((Math.PI * since) / 200) ** 2 * Math.sin(since * 0.4) : 0;
  return 0.9 * click;
}

interface Network {
  /** Milliseconds added to a packet, by its number. */
  readonly delay: (n: number) => number;
  readonly lost: (n: number) => boolean;
  /** How much faster the singer's sound card runs. */
  readonly ppm: number;
}

/** Plays a singer's packets to a listener for some seconds; returns both of the listener's outputs. */
function listen(seconds: number, { delay, lost, ppm }: Network) {
  const renderer = new Renderer(RATE);
  renderer.begin(["singer"], 200);
  const length = (seconds + 2) * RATE;
  const backing = Float32Array.from({ length }, (_, i) => songSample(i));
  renderer.setBacking([backing, backing], RATE);
  const concealer = new Concealer();
  // Packets are put in order before they reach the renderer: what is lost comes, invented, with the next that comes.
  const packets = Array.from({ length: seconds * 50 }, (_, n) => ({ n, at: 0 }));
  let newest = 0;
  for (const packet of packets) {
    const sent = ((packet.n + 1) * 20) / (1 + ppm / 1e6);
    newest = Math.max(newest, sent + 40 + delay(packet.n));
    packet.at = newest;
  }
  const total = seconds * RATE;
  const out = { backing: new Float32Array(total), voice: new Float32Array(total) };
  const right = new Float32Array(BLOCK);
  let next = 0;
  for (let frame = 0; frame < total; frame += BLOCK) {
    const now = (frame / RATE) * 1000;
    for (let packet = packets[next]; packet && packet.at <= now; packet = packets[++next]) {
      const at = packet.n * PACKET;
      const gone = lost(packet.n);
      const pcm = gone
        ? concealer.lost(PACKET)
        : Float32Array.from({ length: PACKET }, (_, i) => songSample(at + i));
      if (!gone) concealer.received(pcm);
      renderer.decoded({ type: "sound", voice: "singer", at, pcm, concealed: gone }, now);
    }
    renderer.render(
      [out.backing.subarray(frame, frame + BLOCK), right.fill(0)],
      [out.voice.subarray(frame, frame + BLOCK)],
      now,
    );
  }
  return { ...out, renderer };
}

/** Sample positions of the clicks, to a fraction. */
function clicks(sound: Float32Array): number[] {
  const found: number[] = [];
  for (let i = 1; i + 1 < sound.length; i++) {
    const mid = sound[i] ?? 0;
    if (mid < 0.75) continue;
    const left = sound[i - 1] ?? 0;
    const rightOf = sound[i + 1] ?? 0;
    if (mid < left || mid <= rightOf) continue;
    const last = found.at(-1);
    if (last !== undefined && i - last < 2000) {
      if (mid <= (sound[Math.round(last)] ?? 0)) continue;
      found.pop();
    }
    found.push(i + (left - rightOf) / (2 * (left - 2 * mid + rightOf)));
  }
  return found;
}

function errors({ voice, backing }: { voice: Float32Array; backing: Float32Array }): number[] {
  const ofBacking = clicks(backing);
  return clicks(voice).map((at) => {
    const nearest = ofBacking.reduce(
      (best, b) => (Math.abs(b - at) < Math.abs(best - at) ? b : best),
      Infinity,
    );
    return (Math.abs(nearest - at) / RATE) * 1000;
  });
}

const seeded = (seed: number) => {
  let x = seed;
  return () => {
    x = (x * 1103515245 + 12345) % 2147483648;
    return x / 2147483648;
  };
};

describe("a listener's audio thread", () => {
  test.each([0, 100, -100])(
    "keeps voice and backing within 0.02 ms at %d ppm of drift and 60 ms of jitter",
    (ppm) => {
      const random = seeded(5);
      const result = listen(8, { ppm, delay: () => random() * 60, lost: () => false });
      const found = errors(result);
      expect(found.length).toBeGreaterThan((6 * 1000) / CLICK_EVERY_MS);
      expect(Math.max(...found)).toBeLessThan(0.02);
      expect(result.renderer.clock.jumps).toBe(1);
      expect(result.renderer.report(8_000).voices[0]?.late).toBe(0);
    },
  );

  test("with 3 % of packets lost the rest stays in its place and no gap is silent", () => {
    const random = seeded(9);
    const result = listen(8, { ppm: 60, delay: () => random() * 60, lost: () => random() < 0.03 });
    const found = errors(result).toSorted((a, b) => a - b);
    expect(found[found.length >> 1]).toBeLessThan(0.02);
    expect(found[Math.floor(found.length * 0.9)]).toBeLessThan(0.2);
    expect(result.renderer.report(8_000).voices[0]?.concealed).toBeGreaterThan(4);
  });

  test("packets that come much later from now on are waited for, after three seconds at most", () => {
    const result = listen(15, { ppm: 0, delay: (n) => (n > 400 ? 260 : 0), lost: () => false });
    expect(Math.max(...errors(result).slice(-8))).toBeLessThan(0.02);
    expect(clicks(result.voice.subarray(12 * RATE)).length).toBeGreaterThan(4);
  });

  test("a network that keeps coming late gets more lag, and loses it again when it calms down", () => {
    const lag = new Lag(200);
    for (let now = 0; now < 10_000; now += 20) {
      lag.came(now % 200 === 0 ? -30 : 150);
      lag.at(now);
    }
    expect(lag.ms).toBe(560);
    for (let now = 10_000; now < 120_000; now += 20) {
      lag.came(150);
      lag.at(now);
    }
    expect(lag.ms).toBe(200);
    const hiccup = new Lag(200);
    for (let now = 0; now < 5000; now += 20) {
      hiccup.came(now > 2000 && now < 2350 ? -100 : 150);
      hiccup.at(now);
    }
    expect(hiccup.ms).toBe(240);
  });

  test("starts, stops and jumps are faded, never a step", () => {
    const renderer = new Renderer(RATE);
    renderer.begin(["singer"], 200);
    const tone = Float32Array.from({ length: 20 * RATE }, (_, i) => Math.sin((2 * Math.PI * 100 * i) / RATE));
    renderer.setBacking([tone], RATE);
    const left = new Float32Array(12 * RATE);
    const right = new Float32Array(BLOCK);
    for (let frame = 0; frame + BLOCK <= left.length; frame += BLOCK) {
      const now = (frame / RATE) * 1000;
      if (now > 4000 && now < 5000) renderer.stand(3900);
      else if (now > 8000) renderer.follow("room", now + 3333, now);
      else renderer.follow("room", now < 4000 ? now : now - 1100, now);
      renderer.render([left.subarray(frame, frame + BLOCK), right], [], now);
    }
    // A 100 Hz tone of amplitude 1 moves 0.0131 a sample; a fade over 12 ms adds 0.0017.
    let largest = 0;
    for (let i = 1; i < left.length; i++) largest = Math.max(largest, Math.abs(left[i]! - left[i - 1]!));
    expect(largest).toBeLessThan(0.03);
    expect(Math.hypot(...left.subarray(2 * RATE, 3 * RATE))).toBeGreaterThan(100);
  });
});

describe("eight voices", () => {
  const names = Array.from({ length: 8 }, (_, n) => `singer ${n}`);
  const backing = [new Float32Array(BLOCK), new Float32Array(BLOCK)];

  /** A second of a voice each, of a level of its own; returns what comes out of each output in the end. */
  function outputs(renderer: Renderer, voices: readonly string[], slots: number): number[] {
    const outs = Array.from({ length: slots }, () => new Float32Array(BLOCK));
    for (let packet = 0; packet < 100; packet++) {
      for (const voice of voices) {
        const pcm = new Float32Array(PACKET).fill((names.indexOf(voice) + 1) / 10);
        renderer.decoded({ type: "sound", voice, at: packet * PACKET, pcm, concealed: false }, packet * 20);
      }
      for (let frame = 0; frame < 20; frame += (BLOCK / RATE) * 1000) {
        for (const out of outs) out.fill(0);
        renderer.render(backing, outs, packet * 20 + frame);
      }
    }
    return outs.map((out) => Math.round((out[0] ?? 0) * 10));
  }

  test("each comes out of its own output", () => {
    const renderer = new Renderer(RATE);
    renderer.begin(names, 200);
    expect(outputs(renderer, names, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("who leaves makes room, and nobody else moves", () => {
    const renderer = new Renderer(RATE);
    renderer.begin(["singer 0", "singer 1", null], 200);
    renderer.setVoices([null, "singer 1", "singer 2"]);
    expect(outputs(renderer, ["singer 0", "singer 1", "singer 2"], 3)).toEqual([0, 2, 3]);
  });
});

test("a voice a little faster or slower than samples pass is joined on without a gap", () => {
  const renderer = new Renderer(RATE);
  renderer.begin(["singer"], 200);
  const out = new Float32Array(BLOCK);
  const heard: number[] = [];
  let rendered = 0;
  for (let packet = 0; packet < 150; packet++) {
    // 0.3 % faster: 3 samples more a packet than it has.
    const at = packet * (PACKET + 3);
    const pcm = new Float32Array(PACKET).fill(0.5);
    const now = (at / RATE) * 1000;
    renderer.decoded({ type: "sound", voice: "singer", at, pcm, concealed: false }, now);
    for (; rendered < now + 20; rendered += (BLOCK / RATE) * 1000) {
      out.fill(0);
      renderer.render([new Float32Array(BLOCK), new Float32Array(BLOCK)], [out], rendered);
      if (packet > 60) heard.push(...out);
    }
  }
  expect(Math.min(...heard)).toBeGreaterThan(0.49);
  expect(Math.max(...heard)).toBeLessThan(0.51);
});
