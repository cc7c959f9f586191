import { componentsOf, type LightSetting, type Scene } from "@karaverse/worlds";
import {
  FogExp2,
  Group,
  HemisphereLight,
  Mesh,
  type Object3D,
  PlaneGeometry,
  PointLight,
  type Texture,
  type Vector3,
} from "three";
import { Reflector } from "three/examples/jsm/objects/Reflector.js";
import { softLight } from "../effects/soft-light";
import type { QualityPlan } from "../quality";
import type { ShowFrame } from "../show";
import { bake, type Lamp, lampsOf } from "./bake";
import { Beams } from "./beams";
import { Calm } from "./calm";
import { Circuits } from "./circuits";
import { DanceTiles } from "./dance-tiles";
import { Dust } from "./dust";
import { furnish } from "./furnish";
import { Halos } from "./halos";
import { LampLevels } from "./lamp-levels";
import { leafSpray } from "./leaves";
import { MirrorBall } from "./mirror-ball";
import { Screens } from "./screens";
import { polish, type Sheen, sheenOf } from "./sheen";
import { Sky } from "./sky";
import { stageWash } from "./stage-wash";
import { type RoomUniforms, roomUniforms, surfaceMaterial } from "./surfaces";
import { FLOORS, SOFT, softDot, WALLS } from "./textures";
import { type Carrier, type Holders, Things } from "./things";
import { WallMirrors } from "./wall-mirror";
import type { Surface } from "./workshop";

/** What each setting does to the parts of the light. */
const SETTINGS: Record<LightSetting, { lamps: number; ambient: number; ball: number; halos: number }> = {
  warm: { lamps: 1, ambient: 1, ball: 0.8, halos: 0.6 },
  show: { lamps: 0.74, ambient: 0.72, ball: 1.35, halos: 0.54 },
  dim: { lamps: 0.55, ambient: 0.5, ball: 0.5, halos: 0.4 },
};

/** One furnished room out of a scene document: static surfaces, and the few things that move. */
export class Room {
  readonly group = new Group();
  readonly fog: FogExp2;
  readonly uniforms: RoomUniforms;
  readonly lamps: Lamp[];
  readonly beams: Beams;
  readonly screens: Screens;
  readonly #levels: LampLevels;
  readonly #things: Things;
  readonly #mirrors: WallMirrors;
  #floorMirror: Reflector | null = null;
  /** The room is drawn for a mirror from now on, or has been: who is hidden from the camera is seen in it. */
  onReflect: (isReflecting: boolean) => void = () => undefined;
  /** As above, and one stands before that mirror oneself. */
  onMirror: (isReflecting: boolean) => void = () => undefined;
  readonly scene: Scene;
  readonly #ball: MirrorBall | null;
  readonly #halos: Halos;
  readonly #sky: Sky | null;
  readonly #dust: Dust | null;
  /** The lit floor to dance on; null where there is none. */
  readonly tiles: DanceTiles | null;
  readonly #ambient: HemisphereLight;
  readonly #screenGlow: PointLight | null;
  readonly #disposables: { dispose(): void }[] = [];
  readonly #reduced: () => boolean;
  readonly #calm = new Calm();
  /** Without a reflection map the room needs more light from everywhere. */
  readonly #plain: number;
  /** What the floor mirrors by itself; null where nothing, or where the whole room is drawn for it. */
  readonly #sheen: Sheen | null;

  constructor(scene: Scene, plan: QualityPlan, reduced: () => boolean) {
    this.scene = scene;
    this.#reduced = reduced;
    this.#plain = plan.physical ? 1 : 2.7;
    const env = scene.environment;
    this.fog = new FogExp2(env.fog.colour, env.fog.density);
    const circuits = new Circuits(scene);
    this.#levels = new LampLevels(scene, circuits, reduced);
    this.uniforms = roomUniforms(this.#levels.light);
    const kit = furnish(scene, circuits);
    this.lamps = lampsOf(scene, circuits);
    const stageLamp = stageWash(scene);
    const maps = this.#maps(scene);
    const around = softLight(env);
    const mirrored = plan.reflections && env.gloss > 0.3;
    this.#sheen = mirrored ? null : sheenOf(scene, this.lamps, this.#levels.light, plan.physical);
    for (const [surface, geometry] of kit.shop.finish()) {
      if (surface !== "glow")
        bake(
          geometry,
          [...this.lamps, ...stageLamp],
          circuits.all.length,
          !["floor", "wall", "ceiling"].includes(surface),
        );
      const material = surfaceMaterial(surface, plan, this.uniforms, {
        map: maps(surface),
        hasSoftFloor: SOFT.has(env.floor),
        around,
      });
      if (surface === "floor" && this.#sheen) polish(material, this.#sheen);
      if (surface === "floor" && mirrored) {
        material.transparent = true;
        material.opacity = 1 - 0.34 * env.gloss;
      }
      const mesh = new Mesh(geometry, material);
      mesh.name = surface;
      mesh.receiveShadow = plan.shadows && ["floor", "polished", "velvet", "drape", "wall"].includes(surface);
      mesh.matrixAutoUpdate = false;
      this.group.add(mesh);
      this.#disposables.push(geometry, material);
    }
    if (mirrored) this.#mirror(scene);
    this.#ambient = new HemisphereLight(
      env.ambient.sky,
      env.ambient.ground,
      env.ambient.strength * this.#plain,
    );
    this.group.add(this.#ambient);
    const dot = softDot();
    this.#disposables.push(dot);
    this.beams = new Beams(scene, plan, dot, reduced);
    this.group.add(this.beams.group);
    this.#halos = new Halos(kit.halos, dot, this.#levels.glow);
    this.group.add(this.#halos.points);
    const ball = componentsOf(scene, "mirror-ball")[0];
    this.#ball = ball
      ? new MirrorBall(ball.prop, ball.component.radius, this.uniforms, scene.walls.height, plan.physical)
      : null;
    if (this.#ball) this.group.add(this.#ball.group);
    const screen = componentsOf(scene, "screen")[0];
    this.screens = new Screens(scene, plan);
    this.#things = new Things(scene);
    this.#mirrors = new WallMirrors(scene, plan.physical, (isOn) => this.onMirror(isOn));
    this.group.add(this.screens.group, this.#things.group, this.#mirrors.group);
    this.#screenGlow = screen && plan.physical ? new PointLight("#ff8aa0", 6, 9, 2) : null;
    if (this.#screenGlow && screen) {
      this.#screenGlow.position.set(screen.prop.at.x, screen.prop.at.y - 0.4, screen.prop.at.z + 1.4);
      this.group.add(this.#screenGlow);
    }
    this.#sky = env.ceiling === "sky" ? new Sky(Math.hypot(scene.walls.maxX, scene.walls.maxZ)) : null;
    if (this.#sky) this.group.add(this.#sky.group);
    this.tiles = componentsOf(scene, "dance-floor").length > 0 ? new DanceTiles(scene) : null;
    if (this.tiles) this.group.add(this.tiles.group);
    this.#dust = plan.physical ? new Dust(scene, dot) : null;
    if (this.#dust) this.group.add(this.#dust.points);
    this.group.traverse((object: Object3D) => {
      object.castShadow = false;
    });
  }

  /** Each is drawn when a surface asks for it. */
  #maps({ environment, walls }: Scene): (surface: Surface) => Texture | null {
    const drawn: Partial<Record<Surface, () => Texture | undefined>> = {
      floor: FLOORS[environment.floor],
      wall: () => WALLS[environment.walls]?.(walls.height),
      foliage: leafSpray,
    };
    return (surface) => {
      const map = drawn[surface]?.();
      if (map) this.#disposables.push(map);
      return map ?? null;
    };
  }

  #mirror(scene: Scene): void {
    const { minX, maxX, minZ, maxZ } = scene.walls;
    const plane = new PlaneGeometry(maxX - minX, maxZ - minZ);
    const mirror = new Reflector(plane, {
      textureWidth: 1024,
      textureHeight: 640,
      color: 0x8a8088,
      multisample: 2,
    });
    mirror.rotation.x = -Math.PI / 2;
    mirror.position.set((minX + maxX) / 2, -0.012, (minZ + maxZ) / 2);
    this.group.add(mirror);
    this.#floorMirror = mirror;
    this.#disposables.push(plane, mirror);
  }

  update(
    shown: ShowFrame,
    setting: LightSetting,
    now: number,
    seconds: number,
    pixelsPerMetre: number,
    pixelRatio: number,
  ): void {
    const isCalm = this.#reduced();
    const frame = isCalm ? this.#calm.of(shown, seconds) : shown;
    const goal = SETTINGS[setting];
    const singing = frame.phase === "singing";
    // The house goes down when somebody sings, and up again with the applause.
    const house = singing ? 0.6 : 1;
    const ease = 1 - Math.exp(-seconds * 1.6);
    /** Of what moves by itself: nothing does where motion is reduced. */
    const t = isCalm ? 0 : now / 1000;
    this.#levels.update(frame, goal.lamps * house, t, seconds);
    this.#ambient.intensity +=
      (this.scene.environment.ambient.strength * this.#plain * goal.ambient * (singing ? 0.66 : 1) -
        this.#ambient.intensity) *
      ease;
    this.beams.update(frame, setting, now, seconds);
    this.#ball?.update(frame, this.uniforms, goal.ball, this.#levels, seconds, isCalm);
    this.#halos.update(t, goal.halos, pixelsPerMetre);
    this.screens.update(frame, now, isCalm);
    if (this.#sheen?.uniforms.sheenMap) this.#sheen.uniforms.sheenMap.value = this.screens.shownOnMain;
    this.#dust?.update(t, pixelsPerMetre, this.beams.rim);
    this.tiles?.update(frame, t, seconds, isCalm);
    this.uniforms.roomTime.value = t;
    this.#sky?.update(t, pixelRatio);
    if (this.#screenGlow) this.#screenGlow.intensity = 5 + 5 * frame.energy;
  }

  /** Where mirrors stand to the camera, and what is in whose hand; after everybody has moved. */
  place(camera: Vector3, holders: Holders, carrierOf: (person: string) => Carrier | null): void {
    this.#mirrors.update(camera);
    this.#things.update(holders, carrierOf);
  }

  /** The pictures in the picture, before it is drawn itself. Mirrors would draw the room again in each of them. */
  withoutMirrors(draw: () => void): void {
    const wall = this.#mirrors.group;
    const floor = this.#floorMirror;
    wall.visible = false;
    if (floor) floor.visible = false;
    this.onReflect(true);
    draw();
    this.onReflect(false);
    wall.visible = true;
    if (floor) floor.visible = true;
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
    this.beams.dispose();
    this.#ball?.dispose();
    this.#halos.dispose();
    this.screens.dispose();
    this.#things.dispose();
    this.#mirrors.dispose();
    this.#dust?.dispose();
    this.tiles?.dispose();
    this.#sky?.dispose();
    this.group.clear();
  }
}
