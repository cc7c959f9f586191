import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildHuman, parseHumanPack } from "@karaverse/avatars/human";
import { sceneOf } from "@karaverse/worlds";
import {
  BufferAttribute,
  type BufferGeometry,
  Color,
  Mesh,
  type Object3D,
  PerspectiveCamera,
  type WebGLRenderer,
} from "three";
import type { Work } from "../../apps/web/src/world/avatars/bodies/work";
import { Crowd } from "../../apps/web/src/world/avatars/crowd";
import type { Tier } from "../../apps/web/src/world/avatars/crowd-draw/tiers";
import { PLANS } from "../../apps/web/src/world/quality";
import { Room } from "../../apps/web/src/world/room";
import { Show } from "../../apps/web/src/world/show";
import { People } from "./people";

const HUMAN = join(process.cwd(), "packages/avatars/data/human.bin.gz");
/** A whole number: others are put on the heap where they are handed on, and the page's clock does that once a frame. */
const FRAME_MS = 16;

/** Answers every call and every question with itself: a canvas that nothing is painted on. */
const nothing: unknown = new Proxy(() => undefined, {
  get: (_, name) =>
    name === Symbol.toPrimitive ? () => 0 : name === "data" ? new Uint8ClampedArray(4) : nothing,
  apply: () => nothing,
  set: () => true,
});

/** Makes bodies where they are asked for. */
class InPlace {
  readonly #pack = parseHumanPack(new Uint8Array(gunzipSync(readFileSync(HUMAN))));
  #hear: ((message: { data: unknown }) => void) | null = null;
  addEventListener(_: string, hear: (message: { data: unknown }) => void): void {
    this.#hear = hear;
  }
  postMessage(work: Work): void {
    const data =
      work.kind === "pack"
        ? { kind: "pack" }
        : { kind: "body", id: work.id, body: buildHuman(this.#pack, work.recipe, work.level) };
    queueMicrotask(() => this.#hear?.({ data }));
  }
  terminate(): void {}
}

Object.assign(globalThis, {
  document: { createElement: () => ({ width: 1, height: 1, getContext: () => nothing }) },
  navigator: { hardwareConcurrency: 1 },
  Worker: InPlace,
});

const clearColour = new Color();
/** Paints nothing. */
const renderer = {
  ...{ getRenderTarget: () => null, getClearAlpha: () => 0, getClearColor: () => clearColour },
  ...{
    setClearColor() {},
    setRenderTarget() {},
    render() {},
    initRenderTarget() {},
    copyTextureToTexture() {},
  },
  shadowMap: { autoUpdate: false },
} as unknown as WebGLRenderer;

/** A renderer forgets which stretches of a buffer are new as soon as it has sent them. */
const forget = (object: Object3D): void => {
  if (!(object instanceof Mesh)) return;
  const positions = (object.geometry as BufferGeometry).getAttribute("position");
  if (positions instanceof BufferAttribute) positions.clearUpdateRanges();
};

/** The room and its crowd as in the theatre, without a picture. */
export class Hall {
  readonly #scene = sceneOf("club");
  readonly #room: Room;
  readonly #crowd: Crowd;
  readonly #show = new Show();
  readonly #people: People;
  readonly #camera = new PerspectiveCamera(56, 16 / 9, 0.12, 200);
  #now = 1_000;

  constructor(people: number, different: number) {
    const { walls, stage } = this.#scene;
    const mark = stage.marks[0] ?? { x: 0, z: 0 };
    this.#camera.position.set(0, 2.6, walls.maxZ - 0.6);
    this.#camera.lookAt(mark.x, stage.height + 1, mark.z);
    this.#camera.updateMatrixWorld();
    this.#room = new Room(this.#scene, PLANS.low, () => false);
    this.#crowd = new Crowd(this.#scene, this.#room, PLANS.low);
    this.#people = new People(this.#scene, this.#camera, people, different);
  }

  /** What the crowd works out in a frame. */
  update(): void {
    this.#now += FRAME_MS;
    const frame = this.#show.tick(this.#now);
    const seconds = FRAME_MS / 1_000;
    this.#crowd.update(this.#people, frame, "show", this.#camera, this.#now, seconds, false, false);
    this.#crowd.group.traverse(forget);
  }

  /** Until everybody looks like themself. */
  async fill(): Promise<void> {
    do {
      this.update();
      this.#crowd.group.traverse((object: Object3D) => {
        object.onBeforeRender(
          renderer,
          null as never,
          this.#camera,
          null as never,
          null as never,
          null as never,
        );
      });
      await new Promise((done) => setTimeout(done));
    } while (![...this.#crowd.people].every((person) => person.isThemself));
  }

  tiers(): Record<Tier, number> {
    const count = { near: 0, middle: 0, far: 0 };
    for (const { tier } of this.#crowd.people) if (tier) count[tier]++;
    return count;
  }
}
