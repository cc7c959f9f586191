import { dice } from "@karaverse/avatars";
import type { Scene } from "@karaverse/worlds";
import {
  AdditiveBlending,
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  Points,
  ShaderMaterial,
  type Texture,
} from "three";

/** Motes in the air of a room; more would be snow. */
const MOTES = 220;
/** Over a whole meadow, along its hedges. */
const FIREFLIES = 90;
/** From a hedge into the meadow, metres. */
const HEDGE_METRES = 7;

type Places = (roll: () => number) => [x: number, y: number, z: number][];

/** Where the lamps are: elsewhere nobody sees it. */
const underLamps =
  ({ walls, props }: Scene): Places =>
  (roll) => {
    const lamps = props.filter(({ model }) => model === "moving-head" || model === "chandelier");
    const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
    return Array.from({ length: MOTES }, (_, n) => {
      const lamp = lamps[n % Math.max(1, lamps.length)]?.at ?? { x: 0, z: 0 };
      return [
        within(lamp.x + (roll() - 0.5) * 9, walls.minX + 0.3, walls.maxX - 0.3),
        0.4 + roll() * (walls.height - 1.2),
        within(lamp.z + (roll() - 0.6) * 11, walls.minZ + 0.3, walls.maxZ - 0.3),
      ];
    });
  };

const alongHedges =
  ({ walls }: Scene): Places =>
  (roll) =>
    Array.from({ length: FIREFLIES }, (_, n) => {
      const away = 0.5 + roll() ** 2 * HEDGE_METRES;
      const z = walls.minZ + (0.3 + 0.7 * roll()) * (walls.maxZ - walls.minZ);
      const x = walls.minX + roll() * (walls.maxX - walls.minX);
      const y = 0.3 + roll() * 2;
      if (n % 3 === 0) return [x, y, walls.maxZ - away];
      return [n % 3 === 1 ? walls.minX + away : walls.maxX - away, y, z];
    });

/** Dust that drifts where the lamps are, and takes their colour when they are up; outside it is fireflies. One draw call. */
export class Dust {
  readonly points: Points<BufferGeometry, ShaderMaterial>;
  readonly #isFirefly: boolean;

  constructor(scene: Scene, dot: Texture) {
    this.#isFirefly = scene.environment.ceiling === "sky";
    const places = this.#isFirefly ? alongHedges(scene) : underLamps(scene);
    const at = places(dice(83)).flat();
    const shape = new BufferGeometry();
    shape.setAttribute("position", new Float32BufferAttribute(at, 3));
    const look = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
      uniforms: {
        ...{
          map: { value: dot },
          time: { value: 0 },
          pixels: { value: 400 },
          colour: { value: new Color() },
          // A firefly is there for a moment, and larger than a mote.
          blink: { value: this.#isFirefly ? 6 : 1 },
          metres: { value: this.#isFirefly ? 0.075 : 0.022 },
        },
      },
      vertexShader: /* glsl */ `
uniform float time;
uniform float pixels;
uniform float blink;
uniform float metres;
varying float a;
void main() {
  vec3 p = position;
  float own = p.x * 7.3 + p.z * 3.1;
  p += vec3(sin(time * 0.11 + own), sin(time * 0.07 + own * 1.7) * 0.6, cos(time * 0.09 + own * 1.3)) * 0.5;
  vec4 eye = modelViewMatrix * vec4(p, 1.0);
  a = pow(0.5 + 0.5 * sin(time * (0.5 + 0.08 * blink) + own * 5.0), blink);
  gl_PointSize = clamp(pixels * metres / -eye.z, 1.0, 14.0);
  gl_Position = projectionMatrix * eye;
}`,
      fragmentShader: /* glsl */ `
uniform sampler2D map;
uniform vec3 colour;
varying float a;
void main() { gl_FragColor = vec4(colour * a * texture2D(map, gl_PointCoord).a, 1.0); }`,
    });
    this.points = new Points(shape, look);
    this.points.frustumCulled = false;
    this.points.renderOrder = 6;
  }

  /** @param beams what the moving heads shine in, all together */
  update(time: number, pixelsPerMetre: number, beams: Color): void {
    const { time: t, pixels, colour } = this.points.material.uniforms;
    if (t) t.value = time;
    if (pixels) pixels.value = pixelsPerMetre;
    const tint: Color | undefined = colour?.value;
    if (this.#isFirefly) tint?.setRGB(0.95, 0.8, 0.25);
    else tint?.setRGB(0.2, 0.15, 0.1).add(beams).multiplyScalar(0.4);
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.points.material.dispose();
  }
}
