import { componentsOf, danceFloorsOf, type Obstacle, onFootprint, type Scene } from "@karaverse/worlds";
import { AdditiveBlending, Color, Group, Mesh, PlaneGeometry, ShaderMaterial, Vector2 } from "three";
import type { ShowFrame } from "../show";

/** Nobody sings: embers. */
const EMBERS = ["#ff8a3c", "#d8344a", "#ffb45a"] as const;
/** Above the tiles that it shines through, metres. */
const ABOVE = 0.026;

const vertexShader = /* glsl */ `
varying vec2 vTile;
uniform vec2 tiles;
void main() {
  vTile = uv * tiles;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const fragmentShader = /* glsl */ `
uniform vec2 tiles;
uniform float time;
uniform float beat;
uniform float lively;
uniform float calm;
uniform vec3 first;
uniform vec3 second;
uniform vec3 third;
varying vec2 vTile;
float chance(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
void main() {
  vec2 tile = floor(vTile);
  vec2 within = abs(fract(vTile) - 0.5);
  float own = chance(tile);
  float count = floor(beat);
  float pulse = exp(-2.6 * fract(beat));
  // Every beat other tiles are up, and a ring runs out from the middle.
  float up = step(0.56, chance(tile + count * vec2(3.7, 1.3)));
  float away = length((tile + 0.5 - tiles * 0.5) / tiles) * 2.0;
  float ring = exp(-pow((away - fract(beat * 0.5) * 1.6) * 5.0, 2.0)) * (1.0 - calm);
  float ember = 0.3 + 0.24 * sin(time * 0.7 + own * 40.0) + 0.16 * sin(time * 0.31 - tile.x * 0.8 + tile.y * 0.6);
  float danced = mix(0.26 + up * (0.27 + 0.5 * pulse) + 0.36 * ring, 0.2 + 1.1 * ember, calm);
  float level = mix(ember, danced, lively);
  float kind = fract(own * 7.0 + count * 0.31 * step(0.3, lively) * (1.0 - calm));
  vec3 tint = kind < 0.46 ? first : kind < 0.86 ? second : third;
  float pane = 1.0 - smoothstep(0.44, 0.485, max(within.x, within.y));
  float lamp = exp(-3.2 * dot(within, within) * 2.0);
  gl_FragColor = vec4(tint * level * pane * (0.3 + 0.7 * lamp) * 0.62, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`;

/** Lamps under the tiles of a dance floor: embers while nobody sings, with the beat when somebody does. */
export class DanceTiles {
  readonly group = new Group();
  /** What it throws up at people on it. */
  readonly glow = new Color();
  readonly #look: ShaderMaterial;
  readonly #floors: readonly Obstacle[];
  readonly #embers = EMBERS.map((colour) => new Color(colour));
  readonly #colours: readonly [Color, Color, Color] = [new Color(), new Color(), new Color()];
  readonly #goal = new Color();
  #lively = 0;

  constructor(scene: Scene) {
    this.#floors = danceFloorsOf(scene);
    this.#look = new ShaderMaterial({
      ...{ vertexShader, fragmentShader, transparent: true, depthWrite: false, blending: AdditiveBlending },
      uniforms: {
        ...{ tiles: { value: new Vector2(1, 1) }, time: { value: 0 }, beat: { value: 0 } },
        ...{ lively: { value: 0 }, calm: { value: 0 } },
        ...{ first: { value: this.#colours[0] }, second: { value: this.#colours[1] } },
        third: { value: this.#colours[2] },
      },
    });
    for (const { prop, component } of componentsOf(scene, "dance-floor")) {
      const { width, depth } = component;
      // A scene has one: the tiles are as furniture lays them, a metre each.
      this.#look.uniforms.tiles?.value.set(Math.round(width), Math.round(depth));
      const mesh = new Mesh(new PlaneGeometry(width, depth).rotateX(-Math.PI / 2), this.#look);
      mesh.position.set(prop.at.x, prop.at.y + ABOVE, prop.at.z);
      mesh.rotation.y = prop.yaw;
      mesh.renderOrder = 3;
      this.group.add(mesh);
    }
  }

  /** Somebody at this place stands on it. */
  isUnder(x: number, z: number): boolean {
    for (const floor of this.#floors) if (onFootprint(floor, x, z)) return true;
    return false;
  }

  update(frame: ShowFrame, t: number, seconds: number, isCalm: boolean): void {
    const isOn = frame.phase === "singing" || frame.phase === "counting-in";
    const ease = 1 - Math.exp(-seconds * 2);
    this.#lively += ((isOn ? 0.55 + 0.45 * frame.energy : 0) - this.#lively) * ease;
    this.glow.setRGB(0, 0, 0);
    for (let n = 0; n < 3; n++) {
      const colour = this.#colours[n];
      const ember = this.#embers[n];
      if (!colour || !ember) continue;
      const named = isOn ? frame.colours[n % Math.max(1, frame.colours.length)] : undefined;
      colour.lerp(named ? this.#goal.set(named) : ember, ease);
      this.glow.add(colour);
    }
    this.glow.multiplyScalar(0.07 + 0.08 * this.#lively);
    const { time, beat, lively, calm } = this.#look.uniforms;
    if (time) time.value = t;
    if (beat) beat.value = Math.max(0, frame.beat);
    if (lively) lively.value = this.#lively;
    if (calm) calm.value = isCalm ? 1 : 0;
  }

  dispose(): void {
    for (const mesh of this.group.children) if (mesh instanceof Mesh) mesh.geometry.dispose();
    this.#look.dispose();
  }
}
