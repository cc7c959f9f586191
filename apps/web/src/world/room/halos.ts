import {
  AdditiveBlending,
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  Points,
  ShaderMaterial,
  type Texture,
} from "three";
import type { Halo } from "./kit";

const vertexShader = (circuits: number) => /* glsl */ `
attribute vec3 tint;
attribute float size;
attribute float flicker;
attribute float seed;
attribute float circuit;
uniform vec3 glow[${circuits}];
uniform float scale;
uniform float time;
uniform float strength;
varying vec3 vTint;
void main() {
  vec4 p = modelViewMatrix * vec4(position, 1.0);
  float flame = 1.0 - flicker * (0.16 + 0.16 * sin(time * 9.0 + seed * 17.0) * sin(time * 5.3 + seed * 31.0) + 0.1 * sin(time * 2.1 + seed));
  float near = smoothstep(0.25, 1.1, -p.z);
  vTint = tint * glow[int(circuit + 0.5)] * flame * strength * near;
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

  /** @param glow of each circuit of lamps, written by somebody else */
  constructor(halos: readonly Halo[], dot: Texture, glow: readonly Color[]) {
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
      "circuit",
      new Float32BufferAttribute(
        halos.map((h) => h.circuit),
        1,
      ),
    );
    const look = new ShaderMaterial({
      vertexShader: vertexShader(glow.length),
      fragmentShader,
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
      uniforms: {
        ...{ dot_: { value: dot }, scale: { value: 600 }, time: { value: 0 }, strength: { value: 0.5 } },
        glow: { value: glow },
      },
    });
    this.points = new Points(g, look);
    this.points.frustumCulled = false;
    this.points.renderOrder = 6;
  }

  /** @param pixelsPerMetre at one metre's distance */
  update(time: number, strength: number, pixelsPerMetre: number): void {
    const { uniforms } = this.points.material;
    if (uniforms.time) uniforms.time.value = time;
    if (uniforms.strength) uniforms.strength.value = strength;
    if (uniforms.scale) uniforms.scale.value = pixelsPerMetre;
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.points.material.dispose();
  }
}
