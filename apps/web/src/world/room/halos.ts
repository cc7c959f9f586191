import {
  AdditiveBlending,
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  Points,
  ShaderMaterial,
  type Texture,
  Vector3,
} from "three";
import { type Halo, LIGHT_CHANNELS, type LightLevels } from "./kit";
import type { RoomUniforms } from "./surfaces";

const vertexShader = /* glsl */ `
attribute vec3 tint;
attribute float size;
attribute float flicker;
attribute float seed;
attribute float channel;
uniform vec3 levels;
uniform vec3 tablesTint;
uniform vec3 stageTint;
uniform float scale;
uniform float time;
uniform float strength;
varying vec3 vTint;
void main() {
  vec4 p = modelViewMatrix * vec4(position, 1.0);
  float flame = 1.0 - flicker * (0.16 + 0.16 * sin(time * 9.0 + seed * 17.0) * sin(time * 5.3 + seed * 31.0) + 0.1 * sin(time * 2.1 + seed));
  float near = smoothstep(0.25, 1.1, -p.z);
  float level = channel < 0.5 ? levels.x : channel < 1.5 ? levels.y : levels.z;
  vec3 cued = channel < 0.5 ? vec3(1.0) : channel < 1.5 ? tablesTint : stageTint;
  vTint = tint * cued * flame * strength * level * near;
  gl_PointSize = min(scale * size * (0.9 + 0.1 * flame) / max(0.1, -p.z), 900.0);
  gl_Position = projectionMatrix * p;
}`;
const fragmentShader = /* glsl */ `
uniform sampler2D dot_;
varying vec3 vTint;
void main() {
  float a = texture2D(dot_, gl_PointCoord).a;
  gl_FragColor = vec4(vTint * a * a, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`;

/** The glow around every lamp, in one draw call: what bloom would do, on any machine. */
export class Halos {
  readonly points: Points<BufferGeometry, ShaderMaterial>;

  constructor(halos: readonly Halo[], dot: Texture, { tablesTint, stageTint }: RoomUniforms) {
    const g = new BufferGeometry();
    g.setAttribute(
      "position",
      new Float32BufferAttribute(
        halos.flatMap((h) => [h.x, h.y, h.z]),
        3,
      ),
    );
    g.setAttribute(
      "tint",
      new Float32BufferAttribute(
        halos.flatMap((h) => new Color(h.colour).toArray()),
        3,
      ),
    );
    g.setAttribute(
      "size",
      new Float32BufferAttribute(
        halos.map((h) => h.size),
        1,
      ),
    );
    g.setAttribute(
      "flicker",
      new Float32BufferAttribute(
        halos.map((h) => h.flicker),
        1,
      ),
    );
    g.setAttribute(
      "seed",
      new Float32BufferAttribute(
        halos.map((_, n) => n * 1.37),
        1,
      ),
    );
    g.setAttribute(
      "channel",
      new Float32BufferAttribute(
        halos.map((h) => LIGHT_CHANNELS.indexOf(h.channel)),
        1,
      ),
    );
    const look = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
      uniforms: {
        ...{ dot_: { value: dot }, scale: { value: 600 }, time: { value: 0 }, strength: { value: 0.5 } },
        ...{ levels: { value: new Vector3(1, 1, 1) }, tablesTint, stageTint },
      },
    });
    this.points = new Points(g, look);
    this.points.frustumCulled = false;
    this.points.renderOrder = 6;
  }

  /**
   * @param levels how bright each channel of light is
   * @param pixelsPerMetre at one metre's distance
   */
  update(time: number, strength: number, levels: LightLevels, pixelsPerMetre: number): void {
    const { uniforms } = this.points.material;
    if (uniforms.time) uniforms.time.value = time;
    if (uniforms.strength) uniforms.strength.value = strength;
    const shown: Vector3 | undefined = uniforms.levels?.value;
    shown?.set(levels.house, levels.tables, levels.stage);
    if (uniforms.scale) uniforms.scale.value = pixelsPerMetre;
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.points.material.dispose();
  }
}
