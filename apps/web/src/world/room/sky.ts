import { dice } from "@karaverse/avatars";
import {
  BackSide,
  BufferGeometry,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Points,
  ShaderMaterial,
  SphereGeometry,
  type Texture,
} from "three";
import { Horizon } from "./horizon";
import { drawn, softDot } from "./textures";

const domeShader = {
  vertexShader:
    "varying vec3 d; void main(){ d = normalize(position); gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
  fragmentShader: /* glsl */ `
varying vec3 d;
uniform float time;
float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
float noise(vec2 p) {
  vec2 i = floor(p);
  vec2 f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1.0, 0.0)), f.x), mix(hash(i + vec2(0.0, 1.0)), hash(i + 1.0), f.x), f.y);
}
void main() {
  vec3 n = normalize(d);
  float h = clamp(n.y, -0.1, 1.0);
  // The sun went down behind the stage: embers there, plum around, ink above.
  float west = 0.5 - 0.5 * n.z;
  vec3 low = mix(vec3(0.17, 0.075, 0.1), vec3(0.62, 0.23, 0.09), west * west);
  vec3 mid = mix(vec3(0.05, 0.038, 0.1), vec3(0.2, 0.085, 0.15), west);
  vec3 high = vec3(0.011, 0.013, 0.044);
  vec3 c = mix(low, mid, smoothstep(-0.03, 0.2, h));
  c = mix(c, high, smoothstep(0.14, 0.72, h));
  vec2 q = n.xz / (max(n.y, 0.0) + 0.16) * 1.3 + vec2(time * 0.006, time * 0.0025);
  float cloud = noise(q) * 0.55 + noise(q * 2.1 + 7.0) * 0.28 + noise(q * 4.3) * 0.17;
  cloud = smoothstep(0.5, 0.82, cloud) * smoothstep(0.02, 0.2, h) * (1.0 - 0.5 * h);
  vec3 lit = mix(vec3(0.1, 0.07, 0.14), vec3(0.62, 0.26, 0.17), west * (1.0 - smoothstep(0.05, 0.6, h)));
  c = mix(c, lit, cloud * 0.75);
  gl_FragColor = vec4(c, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`,
};

/** Metres from the middle to the farthest corner that the sky was drawn for. */
const DRAWN_FOR = 24;

/** Dusk's last red over hills, clouds that drift through it, stars, a moon. */
export class Sky {
  readonly group = new Group();
  readonly #disposables: { dispose(): void }[] = [];
  readonly #stars: ShaderMaterial;
  readonly #dome: ShaderMaterial;

  /** @param reach metres from the middle of the place to its farthest corner */
  constructor(reach: number) {
    this.group.scale.setScalar(Math.max(1, reach / DRAWN_FOR));
    const dome = new SphereGeometry(90, 32, 20);
    const domeLook = new ShaderMaterial({
      ...domeShader,
      side: BackSide,
      depthWrite: false,
      uniforms: { time: { value: 0 } },
    });
    this.#dome = domeLook;
    this.group.add(new Mesh(dome, domeLook));
    const roll = dice(3);
    const position: number[] = [];
    const size: number[] = [];
    for (let n = 0; n < 900; n++) {
      const a = roll() * Math.PI * 2;
      const y = 0.06 + 0.94 * roll() ** 1.2;
      const r = Math.sqrt(1 - y * y);
      position.push(Math.cos(a) * r * 85, y * 85, Math.sin(a) * r * 85);
      size.push(1.5 + 2.8 * roll() ** 4);
    }
    const stars = new BufferGeometry();
    stars.setAttribute("position", new Float32BufferAttribute(position, 3));
    stars.setAttribute("size", new Float32BufferAttribute(size, 1));
    this.#stars = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: { time: { value: 0 }, pixel: { value: 1 } },
      vertexShader:
        "attribute float size; uniform float time; uniform float pixel; varying float a; void main(){ a = (0.55 + 0.25 * sin(time * (0.6 + size) + position.x)) * smoothstep(4.0, 26.0, position.y); gl_PointSize = size * pixel; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
      fragmentShader:
        "varying float a; void main(){ float d = length(gl_PointCoord - 0.5); gl_FragColor = vec4(vec3(1.0, 0.95, 0.88), a * smoothstep(0.5, 0.1, d)); }",
    });
    this.group.add(new Points(stars, this.#stars));
    const dot = softDot();
    this.#moon(dot);
    const horizon = new Horizon();
    this.group.add(horizon.group);
    this.#disposables.push(dome, domeLook, stars, this.#stars, dot, horizon);
  }

  #moon(dot: Texture): void {
    const face = drawn(256, 256, (g) => {
      g.fillStyle = "#fdf3dc";
      g.beginPath();
      g.arc(128, 128, 118, 0, 7);
      g.fill();
      for (const [x, y, r] of [
        [95, 95, 30],
        [160, 110, 22],
        [120, 165, 34],
        [175, 170, 14],
        [70, 150, 16],
      ] as const) {
        g.fillStyle = "rgba(190,170,140,.28)";
        g.beginPath();
        g.arc(x, y, r, 0, 7);
        g.fill();
      }
    });
    const plane = new PlaneGeometry(1, 1);
    const place = (map: Texture, size: number, opacity: number, depth: number) => {
      const look = new MeshBasicMaterial({
        map,
        transparent: true,
        opacity,
        depthWrite: false,
        fog: false,
        color: "#fff3d8",
      });
      const mesh = new Mesh(plane, look);
      mesh.position.set(-38, 24, -66).multiplyScalar(depth);
      mesh.scale.setScalar(size);
      mesh.lookAt(0, 2, 0);
      this.group.add(mesh);
      this.#disposables.push(look);
    };
    place(dot, 26, 0.3, 0.99);
    place(face, 4.2, 1, 0.98);
    this.#disposables.push(plane, face);
  }

  update(time: number, pixelRatio: number): void {
    const { time: t, pixel } = this.#stars.uniforms;
    if (t) t.value = time;
    if (pixel) pixel.value = pixelRatio;
    if (this.#dome.uniforms.time) this.#dome.uniforms.time.value = time;
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }
}
