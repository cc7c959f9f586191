import { BANDS, Ear } from "../../../packages/avatars/src/face/ear";
import { HEARD, HIDDEN, heightOf, INPUTS } from "../../../packages/avatars/src/face/vowel-net";
import { speak } from "./speaker";

export interface Net {
  readonly biasesIn: Float64Array;
  readonly weightsIn: Float64Array;
  readonly biasesOut: Float64Array;
  readonly weightsOut: Float64Array;
}

interface Example {
  readonly inputs: Float64Array;
  readonly what: number;
}

const BATCH = 32;
const RATE = 0.006;

/** Frames of `takes` sounds of every kind, as the ear hears them. */
export function examplesOf(takes: number, random: () => number): Example[] {
  return Array.from({ length: takes }, () =>
    HEARD.flatMap((name, what) => {
      const sampleRate = random() < 0.5 ? 24_000 : 48_000;
      const ear = new Ear(sampleRate);
      const sound = speak(name, sampleRate, random);
      const found: Example[] = [];
      let hop = 0;
      for (let at = 0; ; ) {
        at = ear.hear(sound, at);
        if (at < 0) break;
        if (hop++ % 6 !== 5 || ear.voiced < 0.5) continue;
        found.push({ what, inputs: Float64Array.from([...ear.bands, heightOf(ear.hz)]) });
      }
      return found;
    }),
  ).flat();
}

/** Stochastic gradient descent (Adam) on the cross entropy. */
export function train(examples: readonly Example[], epochs: number, random: () => number): Net {
  const start = (length: number, size: number) =>
    Float64Array.from({ length }, () => (2 * random() - 1) * size);
  const net: Net = {
    biasesIn: start(HIDDEN, 0),
    weightsIn: start(HIDDEN * INPUTS, 1 / Math.sqrt(INPUTS)),
    biasesOut: start(HEARD.length, 0),
    weightsOut: start(HEARD.length * HIDDEN, 1 / Math.sqrt(HIDDEN)),
  };
  const parts = Object.values(net).map((values: Float64Array) => ({
    values,
    slope: new Float64Array(values.length),
    mean: new Float64Array(values.length),
    square: new Float64Array(values.length),
  }));
  const [slopeB, slopeW, slopeC, slopeV] = parts.map(({ slope }) => slope);
  if (!slopeB || !slopeW || !slopeC || !slopeV) throw new Error("A net has four parts.");
  const hidden = new Float64Array(HIDDEN);
  const likely = new Float64Array(HEARD.length);
  const order = examples.map((_, n) => n);
  let step = 0;
  const steps = epochs * Math.ceil(examples.length / BATCH);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let n = order.length - 1; n > 0; n--) {
      const other = Math.floor(random() * (n + 1));
      [order[n], order[other]] = [order[other] as number, order[n] as number];
    }
    for (let from = 0; from < order.length; from += BATCH) {
      for (const { slope } of parts) slope.fill(0);
      for (const index of order.slice(from, from + BATCH)) {
        const { inputs, what } = examples[index] as Example;
        answer(net, inputs, hidden, likely);
        for (let n = 0; n < HEARD.length; n++) likely[n] = (likely[n] as number) - (n === what ? 1 : 0);
        for (let h = 0; h < HIDDEN; h++) {
          let back = 0;
          for (let n = 0; n < HEARD.length; n++) {
            const wrong = likely[n] as number;
            back += wrong * (net.weightsOut[n * HIDDEN + h] as number);
            slopeV[n * HIDDEN + h] = (slopeV[n * HIDDEN + h] as number) + wrong * (hidden[h] as number);
          }
          back *= 1 - (hidden[h] as number) ** 2;
          slopeB[h] = (slopeB[h] as number) + back;
          for (let b = 0; b < INPUTS; b++)
            slopeW[h * INPUTS + b] = (slopeW[h * INPUTS + b] as number) + back * (inputs[b] as number);
        }
        for (let n = 0; n < HEARD.length; n++) slopeC[n] = (slopeC[n] as number) + (likely[n] as number);
      }
      step++;
      const rate = RATE * (1 - 0.97 * (step / steps));
      for (const { values, slope, mean, square } of parts)
        for (let i = 0; i < values.length; i++) {
          const g = (slope[i] as number) / BATCH + 1e-5 * (values[i] as number);
          mean[i] = 0.9 * (mean[i] as number) + 0.1 * g;
          square[i] = 0.999 * (square[i] as number) + 0.001 * g * g;
          const m = (mean[i] as number) / (1 - 0.9 ** step);
          const s = (square[i] as number) / (1 - 0.999 ** step);
          values[i] = (values[i] as number) - (rate * m) / (Math.sqrt(s) + 1e-8);
        }
    }
  }
  return net;
}

export function shareRight(net: Net, examples: readonly Example[]): number {
  const hidden = new Float64Array(HIDDEN);
  const likely = new Float64Array(HEARD.length);
  const right = examples.filter(({ inputs, what }) => {
    answer(net, inputs, hidden, likely);
    return likely.indexOf(Math.max(...likely)) === what;
  });
  return right.length / examples.length;
}

function answer(net: Net, inputs: Float64Array, hidden: Float64Array, likely: Float64Array): void {
  for (let h = 0; h < HIDDEN; h++) {
    let sum = net.biasesIn[h] as number;
    for (let b = 0; b <= BANDS; b++) sum += (net.weightsIn[h * INPUTS + b] as number) * (inputs[b] as number);
    hidden[h] = Math.tanh(sum);
  }
  let all = 0;
  for (let n = 0; n < likely.length; n++) {
    let sum = net.biasesOut[n] as number;
    for (let h = 0; h < HIDDEN; h++)
      sum += (net.weightsOut[n * HIDDEN + h] as number) * (hidden[h] as number);
    likely[n] = Math.exp(sum);
    all += likely[n] as number;
  }
  for (let n = 0; n < likely.length; n++) likely[n] = (likely[n] as number) / all;
}
