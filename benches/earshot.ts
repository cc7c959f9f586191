import { createEarshot, createFieldOfView, EARSHOT_TICKS, type World } from "@karaverse/field-of-view";
import { LIMITS, type Pose } from "@karaverse/protocol";
import { type Bench, type Figure, figure } from "../scripts/bench/figures";

const TICK_MS = 1_000 / LIMITS.motionHz;
const WARM_TICKS = 400;
const TICKS = 1_200;

interface Hall {
  name: string;
  people: number;
  /** Share of them whose microphone is open. */
  open: number;
  /** From the middle to each side, metres. */
  half: number;
}

const HALLS: readonly Hall[] = [
  { name: "hall-1000", people: 1_000, open: 0.2, half: 40 },
  { name: "dense-1000", people: 1_000, open: 0.2, half: 10 },
  { name: "all-open-1000", people: 1_000, open: 1, half: 40 },
  { name: "hall-2000", people: 2_000, open: 0.2, half: 55 },
];

/** The plain way: everybody against everybody at once, twice a second, and no hysteresis. */
function createAllPairs(world: Readonly<World>, isOpen: (id: number) => boolean) {
  const most = LIMITS.earshotDesktop;
  const reach = LIMITS.earshotMetres ** 2;
  const nearest = new Uint16Array(most);
  const squares = new Float64Array(most);
  const heard = new Uint16Array(world.capacity * most);
  return (tick: number): void => {
    if (tick % EARSHOT_TICKS !== 0) return;
    for (let listener = 0; listener < world.top; listener++) {
      let length = 0;
      for (let id = 0; id < world.top; id++) {
        if (id === listener || world.present[id] === 0 || !isOpen(id)) continue;
        const dx = (world.x[id] ?? 0) - (world.x[listener] ?? 0);
        const dz = (world.z[id] ?? 0) - (world.z[listener] ?? 0);
        const square = dx * dx + dz * dz;
        if (square > reach || (length === most && square >= (squares[most - 1] ?? 0))) continue;
        let at = length < most ? length++ : most - 1;
        for (; at > 0 && (squares[at - 1] ?? 0) > square; at--) {
          squares[at] = squares[at - 1] ?? 0;
          nearest[at] = nearest[at - 1] ?? 0;
        }
        squares[at] = square;
        nearest[at] = id;
      }
      heard.set(nearest, listener * most);
    }
  };
}

/** Of the processor: what else runs on the machine does not count. */
const millisecondsBetween = (from: NodeJS.CpuUsage, to: NodeJS.CpuUsage): number =>
  (to.user - from.user + to.system - from.system) / 1_000;

/** Everybody walks their own round; both contenders meet the same steps in the same run, in turns. */
function measure({ people, open, half }: Hall): { ours: Float64Array; plain: Float64Array } {
  const field = createFieldOfView({ capacity: people });
  const earshot = createEarshot(field.world);
  const isOpen = (id: number) => id % Math.round(1 / open) === 0;
  const allPairs = createAllPairs(field.world, isOpen);
  for (let id = 0; id < people; id++) {
    field.add(0, 0, 0);
    earshot.reset(id);
    earshot.setMicrophone(id, isOpen(id));
  }
  const ours = new Float64Array(TICKS);
  const plain = new Float64Array(TICKS);
  const pose: Pose = {
    ...{ x: 0, z: 0, yaw: 0, vx: 0, vz: 0, level: 0, gesture: 0 },
    ...{ gait: "walk", seated: false, holdingMicrophone: false },
  };
  for (let tick = -WARM_TICKS; tick < TICKS; tick++) {
    for (let id = 0; id < people; id++) {
      // Golden angles: nobody walks in step with anybody.
      pose.x = half * Math.sin(id * 2.399 + tick / 300);
      pose.z = half * Math.sin(id * 1.618 + tick / 370 + id);
      field.show(id, pose, tick * TICK_MS);
    }
    const start = process.cpuUsage();
    earshot.tick(tick * TICK_MS);
    const between = process.cpuUsage();
    allPairs(tick);
    const end = process.cpuUsage();
    earshot.told();
    if (tick < 0) continue;
    ours[tick] = millisecondsBetween(start, between);
    plain[tick] = millisecondsBetween(between, end);
  }
  return { ours: ours.sort(), plain: plain.sort() };
}

const at = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const perSecond = (ticks: Float64Array): number =>
  (ticks.reduce((sum, one) => sum + one, 0) / TICKS) * LIMITS.motionHz;

const bench: Bench = {
  about: "who hears whom: a tenth of the listeners a tick and a grid of open microphones, against all pairs",

  async run(say) {
    const figures: Figure[] = [];
    for (const hall of HALLS) {
      say(`${hall.people} people, ${hall.open * 100} % of the microphones open: ${hall.name}`);
      const { ours, plain } = measure(hall);
      figures.push(
        figure(`${hall.name}-tick-p50`, at(ours, 0.5), "ms"),
        figure(`${hall.name}-tick-p99`, at(ours, 0.99), "ms"),
        figure(`${hall.name}-all-pairs-tick-p99`, at(plain, 0.99), "ms"),
        figure(`${hall.name}-spike-ratio`, at(plain, 0.99) / at(ours, 0.99), "x"),
        figure(`${hall.name}-a-second`, perSecond(ours), "ms"),
        figure(`${hall.name}-all-pairs-a-second`, perSecond(plain), "ms"),
        figure(`${hall.name}-work-ratio`, perSecond(plain) / perSecond(ours), "x"),
      );
    }
    return figures;
  },
};

export default bench;
