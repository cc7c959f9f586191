import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { buildHuman, parseHumanPack, randomHuman } from "../../packages/avatars/src/human/index";
import { Animator, type Doing, EMOTES, newFrame, Rig } from "../../packages/avatars/src/motion/index";
import { posed, skinned } from "../../packages/avatars/src/motion/posed";
import { ROOT } from "../support/root";
import { Picture } from "./picture";

const STILL: Doing = {
  ...{ forward: 0, sideways: 0, turning: 0, seated: false, seatHeight: 0.48 },
  ...{ emote: null, singing: false, level: 0, gaze: null, beat: null, cued: false },
};

/** What is done, by second; and from when on it is drawn. */
interface Scene {
  from: number;
  /** Seconds from one picture to the next. */
  every: number;
  doing: (seconds: number) => Partial<Doing>;
}

const BEATS = 2;
const scenes: Record<string, Scene> = {
  idle: { from: 2, every: 4, doing: () => ({}) },
  walk: { from: 2, every: 0.13, doing: () => ({ forward: 1.4 }) },
  stroll: { from: 2, every: 0.18, doing: () => ({ forward: 0.8 }) },
  run: { from: 2, every: 0.09, doing: () => ({ forward: 3.5 }) },
  back: { from: 2, every: 0.14, doing: () => ({ forward: -1 }) },
  aside: { from: 2, every: 0.14, doing: () => ({ sideways: 1 }) },
  stop: { from: 2.9, every: 0.1, doing: (s) => ({ forward: s < 3 ? 1.4 : 0 }) },
  turn: { from: 2, every: 0.15, doing: (s) => ({ turning: s > 2 ? 1.6 : 0 }) },
  sit: { from: 1.9, every: 0.16, doing: (s) => ({ seated: s > 2 }) },
  rise: { from: 2.9, every: 0.15, doing: (s) => ({ seated: s < 3 }) },
  // As a person does who was 0.6 m from a seat and faced it.
  takeseat: {
    from: 1.95,
    every: 0.12,
    doing: (s) => {
      const since = s - 2;
      if (since < 0) return {};
      const yaw = Math.PI * (1 - Math.exp(-6 * since));
      const speed = 3 * Math.exp(-5 * since);
      return {
        seated: true,
        turning: Math.PI * 6 * Math.exp(-6 * since),
        forward: speed * Math.cos(yaw),
        sideways: speed * -Math.sin(yaw),
      };
    },
  },
  seated: { from: 3, every: 2, doing: () => ({ seated: true }) },
  stool: { from: 3, every: 2, doing: () => ({ seated: true, seatHeight: 0.74 }) },
  sing: { from: 1, every: 0.45, doing: (s) => ({ singing: true, level: s < 2.4 ? 0.4 : 0 }) },
  singseated: { from: 3, every: 0.6, doing: () => ({ singing: true, seated: true, level: 0.4 }) },
  singwalk: { from: 2, every: 0.2, doing: () => ({ singing: true, forward: 1.2, level: 0.4 }) },
  lean: { from: 1.9, every: 0.4, doing: (s) => ({ backed: s > 2 }) },
  glowstick: {
    from: 2,
    every: 0.25,
    doing: (s) => ({ holds: "glow-stick", beat: s < 2.5 ? null : s * BEATS }),
  },
  tambourine: {
    from: 2,
    every: 0.2,
    doing: (s) => ({ holds: "tambourine", beat: s < 2.5 ? null : s * BEATS }),
  },
  pointat: {
    from: 1,
    every: 0.5,
    doing: (s) => ({ emote: "point", aim: { x: 3 - 1.5 * s, y: 0.6 + 0.6 * s, z: 3 } }),
  },
  camera: {
    from: 1,
    every: 0.25,
    doing: (s) => ({
      seen: {
        turn: 0.3 * Math.sin(s),
        lean: 0.25 * Math.sin(2 * s),
        left: { isSeen: true, x: 0.3 + 0.2 * Math.sin(3 * s), y: 0.55, z: 0.4 },
        right: { isSeen: s > 1.6, x: -0.1, y: 0.1, z: 0.8 },
      },
    }),
  },
  talk: { from: 2, every: 0.5, doing: () => ({ level: 0.3 }) },
  ...Object.fromEntries(
    EMOTES.map((emote): [string, Scene] => [
      emote,
      { from: 2, every: 0.25, doing: (s) => ({ emote, beat: s * BEATS }) },
    ]),
  ),
};

const USAGE = `npm run avatars -- motion [CLIP ...] [--seed 1] [--turn 30] [--columns 8] [--size 200] [--level 0|1|2] [--zoom 1] [--out FILE]
  Draws what bodies do as filmstrips, without a browser: a row a clip, each with another random person.
  Clips: ${Object.keys(scenes).join(", ")}.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    turn: { type: "string", default: "30" },
    columns: { type: "string", default: "8" },
    size: { type: "string", default: "200" },
    level: { type: "string", default: "1" },
    zoom: { type: "string", default: "1" },
    out: { type: "string", default: join(ROOT, "test-results/motion.png") },
    help: { type: "boolean" },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit();
}
const chosen = positionals.length > 0 ? positionals : Object.keys(scenes);
const columns = Number(values.columns);
// Two pixels are drawn for each.
const size = Number(values.size) * 2;
const level = values.level === "0" ? 0 : values.level === "2" ? 2 : 1;
const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(join(ROOT, "packages/avatars/data/human.bin.gz")))),
);
const picture = new Picture(size * columns, size * chosen.length, [0.05, 0.035, 0.075]);
const STEP = 1 / 60;

chosen.forEach((name, row) => {
  const scene = scenes[name];
  if (!scene) throw new Error(`There is no clip ${name}.\n${USAGE}`);
  const seed = Number(values.seed) + row;
  const body = buildHuman(pack, randomHuman(seed), level);
  const rig = new Rig(body);
  const foot = body.joints.leftFoot;
  const animator = new Animator(seed, body.height, { x: foot[0], z: foot[2] });
  const frame = newFrame();
  let now = 0;
  for (let column = 0; column < columns; column++) {
    const until = scene.from + column * scene.every;
    for (; now < until; now += STEP) animator.step(STEP, { ...STILL, ...scene.doing(now) });
    rig.solve(animator.pose, animator.stance, frame);
    const skin = skinned(body.mesh, body.inverseBind, posed(body.joints, frame));
    picture.draw(
      { ...body.mesh, ...skin, faces: {} },
      { turn: Number(values.turn), tilt: 4, at: [0, 0.93, 0], reach: 1.1 / Number(values.zoom) },
      [column * size, row * size, size],
    );
  }
  process.stdout.write(`${name}: person ${seed}\n`);
});
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, picture.png());
process.stdout.write(`${values.out}\n`);
