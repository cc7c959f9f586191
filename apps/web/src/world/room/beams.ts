import {
  type Cue,
  type CueNow,
  componentsOf,
  cueLevel,
  cueShare,
  cueTint,
  groundAt,
  type LightSetting,
  type Scene,
  sweepOf,
} from "@karaverse/worlds";
import {
  AdditiveBlending,
  type BufferGeometry,
  CircleGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DoubleSide,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  type Material,
  Matrix4,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
  Quaternion,
  ShaderMaterial,
  SpotLight,
  type Texture,
  Vector3,
} from "three";
import type { QualityPlan } from "../quality";
import type { ShowFrame } from "../show";

/** How far beams go up at each setting, idle and singing. */
const STRENGTH: Record<LightSetting, [idle: number, singing: number]> = {
  warm: [0.3, 0.75],
  show: [0.6, 1.1],
  dim: [0.14, 0.5],
};
/** How far they lean from where they rest, metres. */
const LEAN = 3;
const OVER_PEOPLE = ["chorus", "applause", "score"] as const;
const DOWN = new Vector3(0, -1, 0);
/** Half the width of a beam at one metre. */
const SPREAD = 0.15;

const vertexShader = /* glsl */ `
varying vec2 vUv;
varying vec3 vN;
varying vec3 vV;
varying vec3 vAt;
varying vec3 vTint;
attribute vec3 tint;
void main() {
  vUv = uv;
  vTint = tint;
  vec4 world = modelMatrix * instanceMatrix * vec4(position, 1.0);
  vAt = world.xyz;
  vec4 p = viewMatrix * world;
  vN = normalize(mat3(viewMatrix) * mat3(instanceMatrix) * normal);
  vV = normalize(-p.xyz);
  gl_Position = projectionMatrix * p;
}`;
const fragmentShader = /* glsl */ `
varying vec2 vUv;
varying vec3 vN;
varying vec3 vV;
varying vec3 vAt;
varying vec3 vTint;
uniform float time;
void main() {
  float edge = pow(abs(dot(normalize(vN), normalize(vV))), 1.9);
  float along = pow(vUv.y, 1.5) * smoothstep(0.0, 0.06, vUv.y);
  // Dust drifts through the light.
  vec3 q = vAt * 1.7 + vec3(time * 0.06, -time * 0.03, time * 0.045);
  float dust = 0.78 + 0.22 * sin(q.x * 2.1 + sin(q.y * 1.7)) * sin(q.z * 1.9 + sin(q.x * 1.3)) + 0.05 * sin(q.y * 5.3 + q.x * 3.1 + 2.0 * sin(q.z * 1.3));
  gl_FragColor = vec4(vTint * edge * along * dust, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`;

interface Head {
  from: Vector3;
  rest: Vector3;
  aim: Vector3;
  colour: Color;
  /** What it shines in now, on its way from one colour to the next. */
  tint: Color;
  cues: readonly Cue[];
  /** Keeps to whoever sings: nothing in the song moves it. */
  isFront: boolean;
  spot: SpotLight | null;
  power: number;
  /** 1 is the usual size. */
  size: number;
}

/** Moving heads: lamps that turn, cones in the haze, pools on the floor, and for a few of them real light. */
export class Beams {
  readonly group = new Group();
  /** What people on stage are lit by; written each frame. */
  readonly key = new Color();
  readonly rim = new Color();
  readonly #heads: Head[] = [];
  readonly #scene: Scene;
  readonly #disposables: { dispose(): void }[] = [];
  readonly #reduced: () => boolean;
  readonly #shells: InstancedMesh;
  readonly #lenses: InstancedMesh;
  readonly #cones: InstancedMesh<BufferGeometry, ShaderMaterial>;
  readonly #pools: InstancedMesh;
  readonly #tints: InstancedBufferAttribute;
  /** Reused in each frame. */
  readonly #matrix = new Matrix4();
  readonly #turn = new Quaternion();
  readonly #goal = new Vector3();
  readonly #way = new Vector3();
  readonly #scale = new Vector3();
  readonly #colour = new Color();
  readonly #now: { -readonly [Key in keyof CueNow]: CueNow[Key] } = {
    isOn: false,
    beat: 0,
    section: "",
    lineAge: 0,
    sectionAge: 0,
    applause: 0,
    scoreAge: Number.POSITIVE_INFINITY,
  };

  constructor(scene: Scene, plan: QualityPlan, dot: Texture, reduced: () => boolean) {
    this.#scene = scene;
    this.#reduced = reduced;
    for (const { prop, component } of componentsOf(scene, "light")) {
      if (component.group !== "beams" || !component.aim) continue;
      const from = new Vector3(prop.at.x, prop.at.y, prop.at.z);
      const rest = new Vector3(component.aim.x, component.aim.y, component.aim.z);
      this.#heads.push({
        ...{ from, rest, aim: rest.clone(), cues: component.cues },
        colour: new Color(component.colour),
        tint: new Color(component.colour),
        isFront: component.cues.every(({ does }) => does !== "sweep"),
        spot: this.#spot(from, from.distanceTo(rest), component.colour, plan),
        power: component.strength / 5,
        size: prop.size.width / 0.36,
      });
    }
    const yoke = new CylinderGeometry(0.17, 0.23, 0.5, 18);
    const disc = new CircleGeometry(0.19, 22);
    disc.rotateX(Math.PI / 2);
    disc.translate(0, -0.255, 0);
    const cone = new ConeGeometry(SPREAD, 1, 36, 1, true);
    cone.translate(0, -0.5, 0);
    this.#tints = new InstancedBufferAttribute(new Float32Array(this.#heads.length * 3), 3);
    cone.setAttribute("tint", this.#tints);
    const poolShape = new PlaneGeometry(1, 1);
    poolShape.rotateX(-Math.PI / 2);
    this.#shells = this.#each(
      yoke,
      new MeshStandardMaterial({ color: "#1a1418", roughness: 0.45, metalness: 0.6 }),
    );
    this.#lenses = this.#each(disc, new MeshBasicMaterial());
    const light = { transparent: true, depthWrite: false, blending: AdditiveBlending };
    this.#cones = this.#each(
      cone,
      new ShaderMaterial({
        ...light,
        vertexShader,
        fragmentShader,
        side: DoubleSide,
        uniforms: { time: { value: 0 } },
      }),
    );
    this.#cones.renderOrder = 5;
    this.#pools = this.#each(poolShape, new MeshBasicMaterial({ ...light, map: dot }));
    this.#pools.renderOrder = 4;
  }

  /** One draw call for a part of all heads. */
  #each<M extends Material>(geometry: BufferGeometry, material: M): InstancedMesh<BufferGeometry, M> {
    const mesh = new InstancedMesh(geometry, material, this.#heads.length);
    mesh.frustumCulled = false;
    this.group.add(mesh);
    this.#disposables.push(geometry, material, mesh);
    return mesh;
  }

  #spot(from: Vector3, reach: number, colour: string, plan: QualityPlan): SpotLight | null {
    if (this.#heads.length >= plan.spots) return null;
    const spot = new SpotLight(colour, 60, reach * 1.7, Math.atan(0.17), 0.6, 1.5);
    spot.position.copy(from);
    if (plan.shadows && this.#heads.length === 0) {
      spot.castShadow = true;
      spot.shadow.mapSize.set(1024, 1024);
      spot.shadow.bias = -0.0008;
      spot.shadow.normalBias = 0.02;
    }
    this.group.add(spot, spot.target);
    this.#disposables.push(spot);
    return spot;
  }

  update(frame: ShowFrame, setting: LightSetting, now: number, seconds: number): void {
    const reduced = this.#reduced();
    const t = reduced ? 0 : now / 1000;
    this.key.setRGB(0, 0, 0);
    this.rim.setRGB(0, 0, 0);
    this.#look(frame);
    this.#heads.forEach((head, n) => {
      this.#turnTo(head, n, frame, t, seconds);
      const level = this.#levelOf(head, frame, setting);
      head.tint.lerp(this.#colourOf(head, n, frame, setting), 1 - Math.exp(-seconds * (reduced ? 0.6 : 3)));
      this.#draw(head, n, level);
      (head.isFront ? this.key : this.rim).add(
        this.#colour.copy(head.tint).multiplyScalar(level * (head.isFront ? 0.62 : 0.55)),
      );
    });
    const { time } = this.#cones.material.uniforms;
    if (time) time.value = t;
    this.#tints.needsUpdate = true;
    for (const mesh of [this.#shells, this.#lenses, this.#cones, this.#pools]) {
      mesh.instanceMatrix.needsUpdate = true;
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    }
  }

  /** Front lamps keep to the singer; the others wander with the song. */
  #turnTo(head: Head, n: number, frame: ShowFrame, t: number, seconds: number): void {
    const singing = isOn(frame);
    const { isFront } = head;
    const wander = this.#reduced() || isFront ? 0.12 : singing ? 0.7 + 1.9 * frame.energy : 0.35;
    const pace = singing ? 0.25 + 0.35 * frame.energy : 0.09;
    const goal = this.#goal.copy(head.rest);
    const side = n % 2 ? -1 : 1;
    goal.x += Math.sin(t * pace * 2 + n * 1.9) * side * wander;
    goal.z += Math.cos(t * pace * 1.4 + n * 2.3) * wander * 0.7 + (isFront ? 0 : wander * 0.5);
    if (!this.#reduced()) {
      // Each line they lean to the other side, and with a beat if they are told to.
      if (singing && frame.line >= 0)
        goal.x += (frame.line % 2 ? side : -side) * sweepOf(head.cues, "line") * LEAN;
      if (singing) goal.x += (Math.floor(frame.beat) % 2 ? side : -side) * sweepOf(head.cues, "beat") * LEAN;
      // Over those who clap, and whom the chorus or the score is meant for.
      for (const on of OVER_PEOPLE) {
        const share = cueShare(on, this.#now);
        if (share > 0.25) goal.z += 6 * share * sweepOf(head.cues, on);
      }
    }
    head.aim.lerp(goal, 1 - Math.exp(-seconds * (this.#reduced() ? 0.5 : 2.2)));
  }

  #look({ beat, section, lineAge, sectionAge, applause, scoreAge, phase }: ShowFrame): void {
    const now = this.#now;
    now.isOn = phase === "singing" || phase === "counting-in";
    now.beat = beat;
    now.section = section;
    now.lineAge = lineAge;
    now.sectionAge = sectionAge;
    now.applause = applause;
    now.scoreAge = scoreAge;
  }

  #levelOf(head: Head, frame: ShowFrame, setting: LightSetting): number {
    const [idle, full] = STRENGTH[setting];
    const song =
      full *
      (0.5 + 0.5 * frame.energy) *
      (head.isFront ? 0.92 : cueLevel(head.cues, this.#now, this.#reduced()));
    return head.power * (isOn(frame) ? song : idle) + frame.applause * 0.35 + frame.spark * 0.8;
  }

  /** Side lamps take turns every eight beats, at the setting "show" every four. */
  #colourOf(head: Head, n: number, frame: ShowFrame, setting: LightSetting): Color {
    const { colours, beat } = frame;
    const goal = this.#colour.copy(head.colour);
    if (head.isFront || !isOn(frame)) return goal;
    const every = setting === "show" ? 4 : 8;
    const turn = colours[(Math.floor(Math.max(0, beat) / every) + n) % Math.max(1, colours.length)];
    if (turn) goal.set(turn);
    const { cue, share } = cueTint(head.cues, this.#now, this.#reduced());
    return cue?.colour ? goal.lerp(scratch.set(cue.colour), share) : goal;
  }

  #draw({ from, aim, tint, spot, size, isFront }: Head, n: number, level: number): void {
    const way = this.#way.copy(aim).sub(from);
    const reach = way.length();
    this.#turn.setFromUnitVectors(DOWN, way.divideScalar(reach));
    this.#matrix.compose(from, this.#turn, this.#scale.setScalar(size));
    this.#shells.setMatrixAt(n, this.#matrix);
    this.#lenses.setMatrixAt(n, this.#matrix);
    this.#lenses.setColorAt(n, scratch.copy(tint).multiplyScalar(0.6 + 1.6 * level));
    this.#cones.setMatrixAt(n, this.#matrix.compose(from, this.#turn, this.#scale.setScalar(reach)));
    scratch.copy(tint).multiplyScalar(0.36 * level);
    this.#tints.setXYZ(n, scratch.r, scratch.g, scratch.b);
    this.#way.set(aim.x, groundAt(this.#scene, aim.x, aim.z) + 0.03 + n * 0.002, aim.z);
    this.#turn.identity();
    this.#pools.setMatrixAt(
      n,
      this.#matrix.compose(this.#way, this.#turn, this.#scale.setScalar(reach * 0.52)),
    );
    this.#pools.setColorAt(n, scratch.copy(tint).multiplyScalar((isFront ? 0.62 : 0.34) * level));
    if (!spot) return;
    spot.target.position.copy(aim);
    spot.color.copy(tint);
    spot.intensity = 95 * level * (reach / 9) ** 1.5;
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }
}

const scratch = new Color();

const isOn = ({ phase }: ShowFrame): boolean =>
  phase === "singing" || phase === "counting-in" || phase === "scored";
