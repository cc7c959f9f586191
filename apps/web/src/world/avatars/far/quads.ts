import {
  type DataTexture,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  type Texture,
  UniformsLib,
  UniformsUtils,
} from "three";
import { DISCARD_FADED, type Ink } from "../crowd-draw/fade";
import { Stretch } from "../crowd-draw/stretch";
import type { PersonLight } from "../material";
import { CELL, PAGE, PAGE_COLUMNS, SIDES, STRIP, TAKEN_IN } from "./cells";

/** The light that upright surfaces had in the picture, as shaders write it. */
const UPRIGHT = ((TAKEN_IN.sky + TAKEN_IN.ground) / 2).toFixed(3);

const NAMES = ["place", "look", "ambient", "key", "towards"] as const;
/** By the order of NAMES, four floats an instance. */
type Arrays = [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
const arraysOf = (most: number): Arrays => [
  new Float32Array(most * 4),
  new Float32Array(most * 4),
  new Float32Array(most * 4),
  new Float32Array(most * 4),
  new Float32Array(most * 4),
];

// The quad turns about its upright only: who looks down from a balcony still sees people stand.
const vertexShader = /* glsl */ `
#include <common>
#include <fog_pars_vertex>
attribute vec4 place;
attribute vec4 look;
attribute vec4 ambient;
attribute vec4 key;
attribute vec4 towards;
uniform float time;
varying vec2 vAt;
varying vec3 vNormalWorld;
flat varying vec3 vAmbient;
flat varying vec3 vKey;
flat varying vec3 vTowards;
flat varying float vFade;
void main() {
  vec2 away = cameraPosition.xz - place.xz;
  away /= max(0.001, length(away));
  vec3 aside = vec3(away.y, 0.0, -away.x);
  // Somebody who looks at the camera is seen from side 0.
  float turned = atan(away.x, away.y) - place.w - PI;
  // Who dances throws the arms up and takes them down, each by a clock of their own.
  float beat = sin(time * 5.2 + look.z);
  float strip = look.y == 1.0 && beat < -0.2 ? look.x : ambient.w;
  float bob = look.y == 1.0 ? 0.045 * abs(beat) : 0.008 * sin(time * 1.7 + look.z);
  float side = mod(floor(turned / PI2 * ${SIDES}.0 + 0.5), ${SIDES}.0);
  vec2 first = vec2(mod(strip, ${PAGE_COLUMNS}.0), floor(strip / ${PAGE_COLUMNS}.0)) * vec2(${STRIP.width}.0, ${STRIP.height}.0);
  // Half a pixel in, or the neighbour's feet are seen over the head.
  vec2 within = mix(vec2(0.5), vec2(${CELL.width}.0, ${CELL.height}.0) - 0.5, uv);
  vAt = (first + vec2(side * ${CELL.width}.0, 0.0) + within) / ${PAGE}.0;
  vec3 world = place.xyz + aside * position.x * ${CELL.metresWide} + vec3(0.0, (position.y + 0.5) * ${CELL.metresHigh} * (1.0 + bob * 0.4) + bob * step(0.2, uv.y) * 0.3, 0.0);
  float across = position.x * 2.6;
  vNormalWorld = vec3(away.x, 0.25, away.y) * (1.0 - abs(position.x)) + aside * across;
  vAmbient = ambient.rgb;
  vKey = key.rgb;
  vTowards = towards.xyz;
  vFade = look.w;
  vec4 mvPosition = viewMatrix * vec4(world, 1.0);
  gl_Position = projectionMatrix * mvPosition;
  #include <fog_vertex>
}`;
const fragmentShader = /* glsl */ `
#include <common>
#include <fog_pars_fragment>
uniform sampler2D atlas;
varying vec2 vAt;
varying vec3 vNormalWorld;
flat varying vec3 vAmbient;
flat varying vec3 vKey;
flat varying vec3 vTowards;
flat varying float vFade;
${DISCARD_FADED}
void main() {
  discardFaded(vFade);
  vec4 picture = texture2D(atlas, vAt);
  if (picture.a < 0.5) discard;
  float facing = dot(normalize(vNormalWorld), vTowards);
  float lit = 0.68 * smoothstep(-0.25, 0.3, facing) + 0.32 * smoothstep(0.2, 0.8, facing);
  // As light as the body is that it stands for: it was taken in less than full light.
  vec3 colour = picture.rgb / (picture.a * ${UPRIGHT}) * (vAmbient + vKey * lit);
  float peak = max(colour.r, max(colour.g, colour.b));
  colour *= peak > 0.8 ? (0.8 + 0.3 * (1.0 - exp(-(peak - 0.8) * 2.2))) / peak : 1.0;
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
  #include <fog_fragment>
}`;

/** Upright pictures of people, all of one page in one draw call. */
export class Quads {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  #attributes: Stretch[] = [];
  #arrays = arraysOf(0);
  #most = 0;
  #count = 0;

  constructor(atlas: Texture | DataTexture) {
    const material = new ShaderMaterial({
      uniforms: {
        ...UniformsUtils.clone(UniformsLib.fog),
        atlas: { value: atlas },
        time: { value: 0 },
      },
      vertexShader,
      fragmentShader,
      fog: true,
    });
    this.mesh = new Mesh(new InstancedBufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.#hold(64);
  }

  begin(): void {
    this.#count = 0;
  }

  /**
   * @param strips by the order of POSES
   * @param pose by that order too, one that there is a strip of
   */
  put(
    { x, y, z, yaw }: { x: number; y: number; z: number; yaw: number },
    strips: Int16Array,
    pose: number,
    { phase, fade }: Ink,
    { sky, ground, key, keyDirection }: PersonLight,
  ): void {
    if (this.#count === this.#most) this.#hold(this.#count * 2);
    const at = this.#count++ * 4;
    const { 0: places, 1: looks, 2: ambients, 3: keys, 4: ways } = this.#arrays;
    places[at] = x;
    places[at + 1] = y;
    places[at + 2] = z;
    places[at + 3] = yaw;
    looks[at] = strips[0] as number;
    looks[at + 1] = pose;
    looks[at + 2] = phase;
    looks[at + 3] = fade;
    ambients[at] = (sky.r + ground.r) / 2;
    ambients[at + 1] = (sky.g + ground.g) / 2;
    ambients[at + 2] = (sky.b + ground.b) / 2;
    ambients[at + 3] = strips[pose] as number;
    keys[at] = key.r;
    keys[at + 1] = key.g;
    keys[at + 2] = key.b;
    ways[at] = keyDirection.x;
    ways[at + 1] = keyDirection.y;
    ways[at + 2] = keyDirection.z;
  }

  /** @param time seconds; 0 stands still */
  end(time: number): void {
    this.mesh.geometry.instanceCount = this.#count;
    if (this.mesh.material.uniforms.time) this.mesh.material.uniforms.time.value = time;
    if (this.#count === 0) return;
    for (let n = 0; n < this.#attributes.length; n++) this.#attributes[n]?.use(this.#count);
  }

  get count(): number {
    return this.#count;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  #hold(most: number): void {
    this.mesh.geometry.dispose();
    const geometry = new InstancedBufferGeometry();
    const quad = new PlaneGeometry(1, 1);
    geometry.setIndex(quad.getIndex());
    for (const name of ["position", "uv"]) geometry.setAttribute(name, quad.getAttribute(name));
    const before = this.#arrays;
    this.#arrays = arraysOf(most);
    this.#most = most;
    this.#attributes = this.#arrays.map((array, n) => {
      array.set(before[n] as Float32Array);
      return new Stretch(array, 4);
    });
    for (const [n, name] of NAMES.entries()) geometry.setAttribute(name, this.#attributes[n] as Stretch);
    geometry.instanceCount = this.#count;
    this.mesh.geometry = geometry;
  }
}
