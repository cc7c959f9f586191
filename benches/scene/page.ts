import { sceneOf, type ThemeName, type Scene as WorldScene } from "@karaverse/worlds";
import {
  ACESFilmicToneMapping,
  Color,
  FloatType,
  type Mesh,
  PCFShadowMap,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  type ShaderMaterial,
  Texture,
  WebGLRenderer,
} from "three";
import { RoomEnvironment } from "three/examples/jsm/environments/RoomEnvironment.js";
import { Crowd } from "../../apps/web/src/world/avatars/crowd";
import { LIMITS, type TierLimits } from "../../apps/web/src/world/avatars/crowd-draw/tiers";
import { PLANS, type Quality } from "../../apps/web/src/world/quality";
import { Room } from "../../apps/web/src/world/room";
import { Show } from "../../apps/web/src/world/show";
import { People } from "./people";

/** Everybody a SkinnedMesh with a material of their own. */
const EACH_ALONE: TierLimits = {
  near: { people: Number.POSITIVE_INFINITY, metres: Number.POSITIVE_INFINITY },
  middle: { people: 0, metres: 0 },
};
/** Of a display, for what is worked out: software draws too slowly to take real ones. */
const FRAME_S = 1 / 60;
/** Frames until nobody fades any more, and all pictures of people are taken. */
const PICTURED = 150;
const PICTURE_MS = 60_000;

export interface HallOptions {
  place: ThemeName;
  people: number;
  /** So many different bodies; everybody else is a twin. */
  different: number;
  quality: Quality;
  way: "together" | "alone";
  width: number;
  height: number;
  /** False where only JavaScript is looked at: software draws some pictures a second, and they would be waited for. */
  pixels: boolean;
}

type From = "back" | "stage";
/** While a crowd fills whose picture is taken afterwards. */
const THUMB = { width: 64, height: 36 } as const;

export interface Steady {
  calls: number;
  triangles: number;
  /** Of the crowd's and the room's textures and targets, without mipmaps. */
  textureBytes: number;
  /** How many were drawn. */
  frames: number;
}

export interface Arrival {
  /** Until somebody is seen, until everybody is, by whatever picture, and until all look like themselves; null: never. */
  firstMs: number | null;
  seenMs: number | null;
  allMs: number | null;
  /** How many do in the end. */
  themselves: number;
}

/** The room and its crowd as the theatre puts them together, without React and with a clock of its own. */
class Hall {
  readonly #renderer: WebGLRenderer;
  readonly #root = new Scene();
  readonly #camera: PerspectiveCamera;
  readonly #room: Room;
  readonly #crowd: Crowd;
  readonly #show = new Show();
  readonly #people: People;
  readonly #size: { width: number; height: number };
  #now = 1_000;

  constructor({ place, people, different, quality, way, width, height, pixels }: HallOptions) {
    const plan = PLANS[quality];
    const scene = sceneOf(place);
    this.#renderer = new WebGLRenderer({ antialias: plan.antialias, preserveDrawingBuffer: true });
    this.#renderer.setSize(width, height);
    this.#renderer.toneMapping = ACESFilmicToneMapping;
    this.#renderer.toneMappingExposure = 1.15;
    this.#renderer.info.autoReset = false;
    if (plan.shadows) {
      this.#renderer.shadowMap.enabled = true;
      this.#renderer.shadowMap.type = PCFShadowMap;
    }
    document.body.append(this.#renderer.domElement);
    this.#camera = new PerspectiveCamera(56, width / height, 0.12, 200);
    this.#stand("back", scene);
    this.#camera.layers.enableAll();
    this.#room = new Room(scene, plan, () => false);
    this.#crowd = new Crowd(scene, this.#room, plan, way === "alone" ? EACH_ALONE : LIMITS);
    this.#root.add(this.#room.group, this.#crowd.group);
    this.#root.fog = this.#room.fog;
    this.#root.background = new Color("#07050a");
    if (plan.physical) {
      const maker = new PMREMGenerator(this.#renderer);
      this.#root.environment = maker.fromScene(new RoomEnvironment(), 0.04).texture;
      this.#root.environmentIntensity = 0.15;
      maker.dispose();
    }
    this.#people = new People(scene, this.#camera, people, different);
    this.#size = { width, height };
    const gl = this.#renderer.getContext() as WebGL2RenderingContext;
    // Vertices are worked out, and every command is given; no point is painted.
    if (!pixels) gl.enable(gl.RASTERIZER_DISCARD);
  }

  /** What the crowd and the room work out in a frame. */
  update(): void {
    this.#now += FRAME_S * 1_000;
    const frame = this.#show.tick(this.#now);
    this.#crowd.update(this.#people, frame, "show", this.#camera, this.#now, FRAME_S, false, false);
    this.#room.update(frame, "show", this.#now, FRAME_S, 600, 1);
  }

  render(): void {
    this.#renderer.info.reset();
    this.#renderer.render(this.#root, this.#camera);
  }

  /** Until everybody has a body, or the time is over. */
  async fill(mostMs: number): Promise<Arrival> {
    const began = performance.now();
    let firstMs: number | null = null;
    let seenMs: number | null = null;
    for (;;) {
      this.update();
      // Pictures of people are taken while a frame is drawn.
      this.render();
      this.finish();
      const people = [...this.#crowd.people];
      const seen = people.filter((person) => person.isDressed).length;
      const themselves = people.filter((person) => person.isThemself).length;
      const spent = performance.now() - began;
      if (seen > 0) firstMs ??= spent;
      if (seen === people.length) seenMs ??= spent;
      const allMs = themselves === people.length ? spent : null;
      if (allMs !== null || spent > mostMs) return { firstMs, seenMs, allMs, themselves };
      await new Promise((done) => setTimeout(done));
    }
  }

  /** One picture of the crowd when it has settled before this camera. */
  async picture(from: From): Promise<void> {
    this.#stand(from, this.#room.scene);
    this.#renderer.setSize(THUMB.width, THUMB.height);
    await this.fill(PICTURE_MS);
    await this.steady(PICTURED, PICTURE_MS);
    this.#renderer.setSize(this.#size.width, this.#size.height);
    this.render();
    this.finish();
  }

  #stand(from: From, { walls, stage }: WorldScene): void {
    const mark = stage.marks[0] ?? { x: 0, z: 0 };
    if (from === "stage") {
      this.#camera.position.set(mark.x + 0.8, stage.height + 1.7, mark.z - 1);
      this.#camera.lookAt(0, 1, walls.maxZ);
    } else {
      this.#camera.position.set(0, 2.6, walls.maxZ - 0.6);
      this.#camera.lookAt(mark.x, stage.height + 1, mark.z);
    }
  }

  /** @returns what the last of so many frames took to draw; fewer where they take too long */
  async steady(most: number, mostMs: number): Promise<Steady> {
    const until = performance.now() + mostMs;
    let frames = 0;
    for (; frames < most && (frames === 0 || performance.now() < until); frames++) {
      this.update();
      this.render();
      this.finish();
      await new Promise((done) => setTimeout(done));
    }
    const { calls, triangles } = this.#renderer.info.render;
    return { calls, triangles, textureBytes: textureBytesOf(this.#root), frames };
  }

  /** Waits for what draws, so that its arrears are not counted as ours. */
  finish(): void {
    const gl = this.#renderer.getContext();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  close(): void {
    this.#crowd.dispose();
    this.#room.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.#renderer.domElement.remove();
  }
}

/** Of every texture that something in the scene is drawn with, four bytes a pixel, or as wide as its numbers are. */
function textureBytesOf(root: Scene): number {
  const found = new Set<Texture>();
  root.traverse((object) => {
    const { material } = object as Partial<Mesh>;
    for (const one of material ? [material].flat() : []) {
      const { uniforms = {} } = one as Partial<ShaderMaterial>;
      const values = [...Object.values(one), ...Object.values(uniforms).map(({ value }) => value)];
      for (const value of values) if (value instanceof Texture) found.add(value);
    }
  });
  let bytes = 0;
  for (const { image, type } of found) {
    const { width = 0, height = 0 } = (image ?? {}) as { width?: number; height?: number };
    bytes += width * height * (type === FloatType ? 16 : 4);
  }
  return bytes;
}

let hall: Hall | null = null;
const opened = (): Hall => {
  if (!hall) throw new Error("no hall is open");
  return hall;
};

/** What the bench asks of its page. */
export const bench = {
  open(options: HallOptions): void {
    hall?.close();
    hall = new Hall(options);
  },
  fill: (mostMs: number) => opened().fill(mostMs),
  picture: (from: From) => opened().picture(from),
  steady: (most: number, mostMs: number) => opened().steady(most, mostMs),
  /** What is ours alone. */
  updates(most: number, mostMs: number): number {
    const hall = opened();
    return times(most, mostMs, () => hall.update());
  },
  /** What three.js makes of it, until the commands are given. */
  renders(most: number, mostMs: number): number {
    const hall = opened();
    const frames = times(most, mostMs, () => hall.render());
    hall.finish();
    return frames;
  },
};

/** @returns how often there was time for it, once at least */
function times(most: number, mostMs: number, work: () => void): number {
  const until = performance.now() + mostMs;
  let n = 0;
  for (; n < most && (n === 0 || performance.now() < until); n++) work();
  return n;
}

Object.assign(window, { sceneBench: bench });
