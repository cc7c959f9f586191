import type { Heard } from "../../../packages/avatars/src/face/vowel-net";

type Range = readonly [number, number];

/** Where the resonances of grown men's mouths lie, Hz, from the closed to the open kind of each vowel. */
const RESONANCES: Record<Heard, readonly [Range, Range, Range]> = {
  aa: [
    [640, 880],
    [1050, 1450],
    [2400, 2950],
  ],
  ih: [
    [250, 360],
    [2050, 2500],
    [2700, 3200],
  ],
  ou: [
    [260, 380],
    [580, 980],
    [2150, 2650],
  ],
  ee: [
    [380, 600],
    [1700, 2150],
    [2400, 2900],
  ],
  oh: [
    [400, 600],
    [720, 1020],
    [2350, 2900],
  ],
  closed: [
    [200, 300],
    [950, 1300],
    [1950, 2450],
  ],
};
const KERNEL = 12;

/**
 * A quarter of a second of somebody saying `what`: folds that pulse irregularly, a mouth, breath, a microphone. Who
 * speaks, how high and into what is drawn anew each time.
 */
export function speak(what: Heard, sampleRate: number, random: () => number): Float32Array {
  const between = ([low, high]: Range) => low + (high - low) * random();
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const hz = 80 * 2 ** (random() * Math.log2(900 / 80));
  // High voices come from short throats, mostly.
  const throat = Math.min(1.45, Math.max(0.92, 0.98 + 0.13 * Math.log2(hz / 100) + 0.08 * gauss()));
  const length = Math.round(0.25 * sampleRate);
  const sound = pulses(hz, length, sampleRate, random, gauss);
  const tilt = Math.exp((-2 * Math.PI * between([120, 900])) / sampleRate);
  const soft = between([0.2, 0.6]);
  const breath = 10 ** (-between([18, 50]) / 20) * 0.05;
  let once = 0;
  let twice = 0;
  for (let i = 0; i < length; i++) {
    once = (1 - tilt) * (sound[i] as number) + tilt * once;
    twice = (1 - soft) * once + soft * twice;
    sound[i] = twice + breath * gauss();
  }
  const places: Range[] = [...RESONANCES[what], [3_300, 3_900]];
  places.forEach((place, n) => {
    const wanted = Math.max(between(place) * throat, hz * (1 + n) * between([0.96, 1.04]));
    resonate(sound, wanted, between([50, 110]) * (1 + 0.4 * n) * throat, sampleRate);
  });
  if (what === "closed" && random() < 0.6) swallow(sound, between([600, 1_100]) * throat, sampleRate);
  const heard = Float32Array.from(sound);
  const loud = Math.sqrt(heard.reduce((sum, x) => sum + x * x, 0) / length);
  const level = 10 ** (-between([12, 40]) / 20) / Math.max(1e-9, loud);
  const noise = 10 ** (-between([18, 60]) / 20) * loud;
  const presence = between([-0.35, 0.35]);
  let before = 0;
  return heard.map((x) => {
    const out = x - presence * before + noise * gauss();
    before = x;
    return level * out;
  });
}

function pulses(
  hz: number,
  length: number,
  sampleRate: number,
  random: () => number,
  gauss: () => number,
): Float64Array {
  const sound = new Float64Array(length + 2 * KERNEL);
  const slide = 1 + 0.3 * (random() - 0.5);
  for (let at = random() * 60; at < length; ) {
    const strength = 1 + 0.05 * gauss();
    const whole = Math.floor(at);
    for (let i = 1 - KERNEL; i <= KERNEL; i++) {
      const x = whole + i - at;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      if (whole + i >= 0)
        sound[whole + i] =
          (sound[whole + i] as number) +
          strength * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (KERNEL + 1)));
    }
    at += (sampleRate / (hz * slide ** (at / length))) * (1 + 0.006 * gauss());
  }
  return sound;
}

function resonate(sound: Float64Array, hz: number, bandwidth: number, sampleRate: number): void {
  const radius = Math.exp((-Math.PI * bandwidth) / sampleRate);
  const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / sampleRate);
  const gain = 1 - turn + radius * radius;
  let one = 0;
  let two = 0;
  for (let i = 0; i < sound.length; i++) {
    const out = gain * (sound[i] as number) + turn * one - radius * radius * two;
    two = one;
    one = out;
    sound[i] = out;
  }
}

/** The closed mouth is a side branch that swallows what fits into it. */
function swallow(sound: Float64Array, hz: number, sampleRate: number): void {
  const radius = Math.exp((-Math.PI * 120) / sampleRate);
  const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / sampleRate);
  let one = 0;
  let two = 0;
  for (let i = 0; i < sound.length; i++) {
    const now = sound[i] as number;
    sound[i] = (now - turn * one + radius * radius * two) / (1 - turn + radius * radius);
    two = one;
    one = now;
  }
}
