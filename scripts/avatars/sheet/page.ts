import { Animator, newFrame, Rig } from "@karaverse/avatars";
import {
  buildHuman,
  HUMAN_LOOKS,
  type HumanAvatar,
  type HumanPack,
  type HumanRecipe,
  humanRecipe,
  randomHuman,
  STYLES,
} from "@karaverse/avatars/human";
import { Color, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from "three";
import { readPack } from "../../../apps/web/src/world/avatars/bodies/read-pack";
import { lightNewcomer } from "../../../apps/web/src/world/avatars/light";
import { PersonMaterial, personLight } from "../../../apps/web/src/world/avatars/material";
import { Skinned } from "../../../apps/web/src/world/avatars/skinned";
import type { SheetOptions } from "./options";

const CELL = { width: 260, height: 420 };

window.drawSheet = async (options) => {
  const pack = await readPack("/human.bin.gz");
  const columns = Math.min(options.count, options.columns);
  const rows = Math.ceil(options.count / columns);
  const cell =
    options.view === "body" || options.view === "back" || options.view === "side"
      ? { ...CELL }
      : { width: 300, height: 320 };
  cell.width *= options.zoom;
  cell.height *= options.zoom;
  const size = { width: columns * cell.width, height: rows * cell.height };
  const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  renderer.setSize(size.width, size.height);
  renderer.setScissorTest(true);
  renderer.setClearColor("#2a1d33");
  document.body.append(renderer.domElement);
  for (let n = 0; n < options.count; n++) {
    const x = (n % columns) * cell.width;
    const y = size.height - (Math.floor(n / columns) + 1) * cell.height;
    renderer.setViewport(x, y, cell.width, cell.height);
    renderer.setScissor(x, y, cell.width, cell.height);
    drawOne(renderer, pack, options, options.seed + n, cell.width / cell.height);
  }
  return size;
};

function drawOne(
  renderer: WebGLRenderer,
  pack: HumanPack,
  options: SheetOptions,
  seed: number,
  aspect: number,
): void {
  const style = STYLES.find((name) => name === options.style) ?? "toon";
  const look = options.looks ? HUMAN_LOOKS[(seed - 1) % HUMAN_LOOKS.length]?.recipe : undefined;
  const recipe = wearing(look ? { ...look, style } : randomHuman(seed, style), options.set);
  const began = performance.now();
  const avatar = buildHuman(pack, recipe, options.level);
  const { positions, index } = avatar.mesh;
  console.log(
    `${seed}: ${(performance.now() - began).toFixed(0)} ms, ${positions.length / 3} vertices, ${index.length / 3} triangles`,
  );
  const body = withFace(avatar, options.face);
  const light = personLight();
  lightNewcomer(light);
  const material = new PersonMaterial(light, false);
  material.style = style;
  const skinned = new Skinned(body, material, false);
  const animator = new Animator(seed, body.height);
  const frame = newFrame();
  for (let n = 0; n < 60; n++)
    animator.step(1 / 30, {
      forward: 0,
      sideways: 0,
      turning: 0,
      seated: options.view === "seated",
      seatHeight: 0.46,
      emote: null,
      singing: options.view === "singing",
      level: 0,
      gaze: { yaw: 0, pitch: 0 },
    });
  new Rig(body).solve(animator.pose, animator.stance, frame);
  skinned.set(frame);
  const scene = new Scene();
  scene.background = new Color("#2a1d33");
  scene.add(skinned.mesh);
  const camera = cameraFor(options.view, body, aspect);
  skinned.mesh.updateMatrixWorld(true);
  if (options.view === "hands") {
    const hand = skinned.bone("leftMiddleProximal").getWorldPosition(new Vector3());
    camera.position.copy(hand).add(new Vector3(0.7, 0.1, 0.5));
    camera.lookAt(hand);
  }
  renderer.render(scene, camera);
  skinned.dispose();
}

/** @param set paths into the recipe, and what stands there on this sheet */
function wearing(recipe: HumanRecipe, set: Record<string, string>): HumanRecipe {
  const out = structuredClone(recipe);
  for (const [path, value] of Object.entries(set)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let at = out as unknown as Record<string, unknown>;
    for (const key of keys) at = at[key] as Record<string, unknown>;
    at[last] = value === "null" ? null : /^\d+$/.test(value) ? Number(value) : value;
  }
  return humanRecipe.parse(out);
}

/** The face shapes of the sheet worked in: the room's geometry has only three of them. */
function withFace(avatar: HumanAvatar, face: Record<string, number>): HumanAvatar {
  const positions = Float32Array.from(avatar.mesh.positions);
  for (const [name, shape] of Object.entries(avatar.faces)) {
    const weight = face[name] ?? 0;
    if (weight === 0) continue;
    shape.index.forEach((v, n) => {
      for (let k = 0; k < 3; k++)
        positions[v * 3 + k] = (positions[v * 3 + k] ?? 0) + (shape.delta[n * 3 + k] ?? 0) * weight;
    });
  }
  return { ...avatar, mesh: { ...avatar.mesh, positions } };
}

function cameraFor(view: SheetOptions["view"], base: HumanAvatar, aspect: number): PerspectiveCamera {
  const camera = new PerspectiveCamera(24, aspect, 0.05, 20);
  const middle = base.height * 0.5;
  if (view === "bust") {
    camera.position.set(0.35, base.eyeHeight - 0.06, 2.1);
    camera.lookAt(0, base.eyeHeight - 0.2, 0);
  } else if (view === "face") {
    const eyes = base.eyeHeight - 0.015;
    camera.position.set(0.16, eyes + 0.03, 0.95);
    camera.lookAt(0, eyes, 0.05);
  } else if (view === "side") {
    camera.position.set(4.6, middle + 0.2, 0.3);
    camera.lookAt(0, middle, 0);
  } else {
    camera.position.set(0.9, middle + 0.35, view === "back" ? -4.5 : 4.5);
    camera.lookAt(0, middle, 0);
  }
  return camera;
}
