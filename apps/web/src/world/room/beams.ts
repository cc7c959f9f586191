import { componentsOf, type LightSetting, type Scene } from "@karaverse/worlds";
import {
  AdditiveBlending,
  CircleGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
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
const DOWN = new Vector3(0, -1, 0);
const SHOW_COLOURS = ["#ffd9a0", "#ff5f6d", "#58e0c2", "#ffb0c0", "#e9b35f"].map((c) => new Color(c));

const vertexShader = /* glsl */ `
varying vec2 vUv;
varying vec3 vN;
varying vec3 vV;
varying vec3 vAt;
void main() {
  vUv = uv;
  vec4 world = modelMatrix * vec4(position, 1.0);
  vAt = world.xyz;
  vec4 p = viewMatrix * world;
  vN = normalize(normalMatrix * normal);
  vV = normalize(-p.xyz);
  gl_Position = projectionMatrix * p;
}`;
const fragmentShader = /* glsl */ `
varying vec2 vUv;
varying vec3 vN;
varying vec3 vV;
varying vec3 vAt;
uniform vec3 colour;
uniform float strength;
uniform float time;
void main() {
  float edge = pow(abs(dot(normalize(vN), normalize(vV))), 1.9);
  float along = pow(vUv.y, 1.5) * smoothstep(0.0, 0.06, vUv.y);
  // Dust drifts through the light.
  vec3 q = vAt * 1.7 + vec3(time * 0.06, -time * 0.03, time * 0.045);
  float dust = 0.78 + 0.22 * sin(q.x * 2.1 + sin(q.y * 1.7)) * sin(q.z * 1.9 + sin(q.x * 1.3)) + 0.1 * sin(q.y * 9.0 + q.x * 4.0);
  gl_FragColor = vec4(colour * strength * edge * along * dust, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`;

interface Head {
  from: Vector3;
  rest: Vector3;
  aim: Vector3;
  colour: Color;
  body: Group;
  beam: Mesh<ConeGeometry, ShaderMaterial>;
  pool: Mesh<PlaneGeometry, MeshBasicMaterial>;
  lens: MeshBasicMaterial;
  spot: SpotLight | null;
  power: number;
}

/** Moving heads: lamps that turn, cones in the haze, pools on the floor, and for a few of them real light. */
export class Beams {
  readonly group = new Group();
  /** What people on stage are lit by; written each frame. */
  readonly key = new Color();
  readonly rim = new Color();
  readonly #heads: Head[] = [];
  readonly #ground: number;
  readonly #disposables: { dispose(): void }[] = [];
  readonly #reduced: () => boolean;

  constructor(scene: Scene, plan: QualityPlan, dot: Texture, reduced: () => boolean) {
    this.#ground = scene.stage.height;
    this.#reduced = reduced;
    const shellLook = new MeshStandardMaterial({ color: "#1a1418", roughness: 0.45, metalness: 0.6 });
    const yoke = new CylinderGeometry(0.17, 0.23, 0.5, 18);
    const disc = new CircleGeometry(0.19, 22);
    this.#disposables.push(shellLook, yoke, disc);
    componentsOf(scene, "light").forEach(({ prop, component }, n) => {
      if (component.group !== "beams" || !component.aim) return;
      const from = new Vector3(prop.at.x, prop.at.y, prop.at.z);
      const rest = new Vector3(component.aim.x, component.aim.y, component.aim.z);
      const reach = from.distanceTo(rest);
      const k = prop.size.width / 0.36;
      const cone = new ConeGeometry(reach * 0.15, reach, 36, 1, true);
      cone.translate(0, -reach / 2, 0);
      const look = new ShaderMaterial({
        vertexShader,
        fragmentShader,
        transparent: true,
        depthWrite: false,
        blending: AdditiveBlending,
        side: DoubleSide,
        uniforms: {
          colour: { value: new Color(component.colour) },
          strength: { value: 0.3 },
          time: { value: 0 },
        },
      });
      const body = new Group();
      const lens = new MeshBasicMaterial({ color: component.colour });
      const glass = new Mesh(disc, lens);
      glass.rotation.x = Math.PI / 2;
      glass.position.y = -0.255;
      const shell = new Mesh(yoke, shellLook);
      const beam = new Mesh(cone, look);
      beam.renderOrder = 5;
      shell.scale.setScalar(k);
      glass.scale.setScalar(k);
      glass.position.y *= k;
      body.add(shell, glass, beam);
      body.position.copy(from);
      const poolLook = new MeshBasicMaterial({
        map: dot,
        transparent: true,
        depthWrite: false,
        blending: AdditiveBlending,
        color: component.colour,
      });
      const poolShape = new PlaneGeometry(1, 1);
      poolShape.rotateX(-Math.PI / 2);
      const pool = new Mesh(poolShape, poolLook);
      pool.renderOrder = 4;
      let spot: SpotLight | null = null;
      if (this.#heads.length < plan.spots) {
        spot = new SpotLight(component.colour, 60, reach * 1.7, Math.atan(0.17), 0.6, 1.5);
        spot.position.copy(from);
        if (plan.shadows && this.#heads.length === 0) {
          spot.castShadow = true;
          spot.shadow.mapSize.set(1024, 1024);
          spot.shadow.bias = -0.0008;
          spot.shadow.normalBias = 0.02;
        }
        this.group.add(spot, spot.target);
      }
      this.group.add(body, pool);
      this.#heads.push({
        from,
        rest,
        aim: rest.clone(),
        colour: new Color(component.colour),
        body,
        beam,
        pool,
        lens,
        spot,
        power: component.strength / 5,
      });
      this.#disposables.push(cone, look, lens, poolLook, poolShape);
      if (spot) this.#disposables.push(spot);
      void n;
    });
  }

  update(frame: ShowFrame, setting: LightSetting, now: number, seconds: number): void {
    const [idle, full] = STRENGTH[setting];
    const singing = frame.phase === "singing" || frame.phase === "counting-in" || frame.phase === "scored";
    const reduced = this.#reduced();
    const pulse = reduced ? 0.85 : 0.72 + 0.28 * Math.exp(-4.5 * (frame.beat - Math.floor(frame.beat)));
    const t = now / 1000;
    const applause = frame.applause;
    this.key.setRGB(0, 0, 0);
    this.rim.setRGB(0, 0, 0);
    this.#heads.forEach((head, n) => {
      // Front lamps keep to the singer; the others wander with the song.
      const front = n < 2;
      const wander = reduced || front ? 0.12 : singing ? 0.7 + 1.9 * frame.energy : 0.35;
      const pace = singing ? 0.25 + 0.35 * frame.energy : 0.09;
      const goal = head.rest.clone();
      const spread = (n % 2 ? -1 : 1) * wander;
      goal.x += Math.sin(t * pace * 2 + n * 1.9) * spread;
      goal.z += Math.cos(t * pace * 1.4 + n * 2.3) * wander * 0.7 + (front ? 0 : wander * 0.5);
      if (applause > 0.25 && !front) goal.z += 6 * applause;
      head.aim.lerp(goal, 1 - Math.exp(-seconds * 2.2));
      const way = head.aim.clone().sub(head.from).normalize();
      head.body.quaternion.copy(new Quaternion().setFromUnitVectors(DOWN, way));
      const level =
        head.power * (singing ? full * (0.5 + 0.5 * frame.energy) * (front ? 0.92 : pulse) : idle) +
        applause * 0.35;
      // Every eight beats the side lamps change their colour, in the show setting at every four.
      const every = setting === "show" ? 4 : 8;
      const goalColour =
        front || !singing
          ? head.colour
          : (SHOW_COLOURS[(Math.floor(Math.max(0, frame.beat) / every) + n) % SHOW_COLOURS.length] ??
            head.colour);
      const tint = head.beam.material.uniforms.colour?.value as Color;
      tint.lerp(goalColour, 1 - Math.exp(-seconds * 3));
      const { uniforms } = head.beam.material;
      if (uniforms.strength) uniforms.strength.value = 0.36 * level;
      if (uniforms.time) uniforms.time.value = reduced ? 0 : t;
      head.lens.color.copy(tint).multiplyScalar(0.6 + 1.6 * level);
      const reach = head.aim.distanceTo(head.from);
      head.pool.position.set(head.aim.x, (head.aim.z < -3 ? this.#ground : 0) + 0.02 + n * 0.002, head.aim.z);
      head.pool.scale.setScalar(reach * 0.52);
      head.pool.material.color.copy(tint).multiplyScalar(0.34 * level);
      if (head.spot) {
        head.spot.target.position.copy(head.aim);
        head.spot.color.copy(tint);
        head.spot.intensity = 95 * level * (reach / 9) ** 1.5;
      }
      const share = front ? this.key : this.rim;
      share.add(tint.clone().multiplyScalar(level * (front ? 0.62 : 0.55)));
    });
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }
}
