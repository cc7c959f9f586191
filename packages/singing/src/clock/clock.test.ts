import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../test/voice";
import { createClockEstimator, createServerClock, type Exchange, exchangeDelayMs } from ".";

interface Network {
  offset: number;
  ppm: number;
  /** One way, ms. */
  delay: number;
  /** Mean of the extra delay, each way for itself; exponential, as queues are. */
  jitter: number;
  seed: number;
}

/** A machine whose server's clock is off by `offset` and runs `ppm` faster. */
function network({ offset, ppm, delay, jitter, seed }: Network) {
  const random = seededRandom(seed);
  const queue = () => -jitter * Math.log(1 - random());
  const serverAt = (local: number) => local + offset + local * ppm * 1e-6;
  const exchange = (t0: number): Exchange => {
    const heard = t0 + delay + queue();
    const answered = heard + 0.2 * random();
    return { t0, t1: serverAt(heard), t2: serverAt(answered), t3: answered + delay + queue() };
  };
  return { serverAt, exchange };
}

function run(config: Network, seconds: number) {
  const net = network(config);
  const clock = createServerClock();
  let now = 1_000;
  for (let count = 0; now < seconds * 1_000; count++) {
    const exchange = net.exchange(now);
    clock.add(exchange);
    now = exchange.t3 + exchangeDelayMs(count);
  }
  return { clock, net, now };
}

const anyNetwork = fc.record({
  offset: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  ppm: fc.double({ min: -100, max: 100, noNaN: true }),
  delay: fc.double({ min: 0, max: 150, noNaN: true }),
  jitter: fc.double({ min: 0, max: 40, noNaN: true }),
  seed: fc.nat(),
});

describe("estimating the server's clock", () => {
  test("after ten seconds it is within 3 ms and 0.6 of the jitter, whatever the delay", () => {
    fc.assert(
      fc.property(anyNetwork, (config) => {
        const { clock, net, now } = run(config, 10);
        const error = Math.abs((clock.toServer(now) ?? Number.NaN) - net.serverAt(now));
        expect(error).toBeLessThan(3 + 0.6 * config.jitter);
      }),
      { numRuns: 200 },
    );
  });

  test("with 10 ms of jitter the error is under 4 ms in 19 of 20 cases", () => {
    const errors = Array.from({ length: 100 }, (_, seed) => {
      const { clock, net, now } = run({ offset: 5e11, ppm: 30, delay: 25, jitter: 10, seed }, 60);
      return Math.abs((clock.toServer(now) ?? Number.NaN) - net.serverAt(now));
    }).sort((a, b) => a - b);
    expect(errors[95]).toBeLessThan(4);
  });

  test("after five minutes the drift is known to 20 parts per million and half a minute of silence costs 2 ms", () => {
    for (const ppm of [-100, -20, 0, 50, 100]) {
      const { clock, net, now } = run({ offset: 123_456, ppm, delay: 20, jitter: 5, seed: 3 }, 300);
      expect((clock.estimate()?.drift ?? 1) * 1e6).toBeGreaterThan(ppm - 20);
      expect((clock.estimate()?.drift ?? 1) * 1e6).toBeLessThan(ppm + 20);
      const later = now + 30_000;
      expect(Math.abs((clock.toServer(later) ?? 0) - net.serverAt(later))).toBeLessThan(2);
    }
  });

  test("one exchange in five that takes a second more moves nothing", () => {
    const net = network({ offset: 9_000, ppm: 0, delay: 15, jitter: 2, seed: 11 });
    const estimator = createClockEstimator();
    for (let i = 0; i < 40; i++) {
      const exchange = net.exchange(1_000 + i * 500);
      if (i % 5 === 4) exchange.t3 += 1_000;
      estimator.add(exchange);
    }
    expect(Math.abs((estimator.estimate()?.offset ?? 0) - 9_000)).toBeLessThan(1.5);
  });

  test("after the machine slept it believes the second exchange", () => {
    const awake = network({ offset: 50_000, ppm: 10, delay: 20, jitter: 3, seed: 1 });
    const slept = network({ offset: 3_650_000, ppm: 10, delay: 20, jitter: 3, seed: 2 });
    const clock = createServerClock();
    for (let i = 0; i < 30; i++) clock.add(awake.exchange(1_000 + i * 1_000));
    clock.add(slept.exchange(40_000));
    expect(Math.abs((clock.toServer(40_100) ?? 0) - awake.serverAt(40_100))).toBeLessThan(10);
    clock.add(slept.exchange(41_000));
    expect(Math.abs((clock.toServer(41_100) ?? 0) - slept.serverAt(41_100))).toBeLessThan(10);
  });

  test("nonsense changes nothing", () => {
    const estimator = createClockEstimator();
    expect(estimator.add({ t0: 10, t1: 5, t2: 4, t3: 20 })).toBeNull();
    expect(estimator.add({ t0: 10, t1: 5, t2: 500, t3: 20 })).toBeNull();
    expect(estimator.add({ t0: Number.NaN, t1: 5, t2: 5, t3: 20 })).toBeNull();
  });
});

describe("following it", () => {
  test("it never runs backwards and corrections are at most 2 %", () => {
    fc.assert(
      fc.property(anyNetwork, (config) => {
        const net = network({ ...config, jitter: Math.min(config.jitter, 20) });
        const clock = createServerClock();
        let local = 0;
        for (let i = 0; i < 10; i++) {
          const exchange = net.exchange(local);
          clock.add(exchange);
          local = exchange.t3 + 100;
        }
        let shown = clock.toServer(local) ?? 0;
        let pending = net.exchange(local);
        for (let i = 0; i < 400; i++) {
          local += 16;
          if (pending.t3 <= local) {
            clock.add(pending);
            pending = net.exchange(local);
          }
          const next = clock.toServer(local) ?? 0;
          expect(next).toBeGreaterThanOrEqual(shown);
          shown = next;
        }
      }),
      { numRuns: 50 },
    );
  });

  test("both directions agree", () => {
    const { clock, now } = run({ offset: 1e9, ppm: 80, delay: 30, jitter: 8, seed: 5 }, 90);
    for (const ahead of [0, 100, 3_000, 60_000]) {
      const local = clock.toLocal(clock.toServer(now + ahead) ?? 0) ?? 0;
      expect(local).toBeCloseTo(now + ahead, 2);
    }
    expect(createServerClock().toServer(5)).toBeNull();
    expect(createServerClock().toLocal(5)).toBeNull();
  });
});
