import {
  Mesh,
  type Object3D,
  OrthographicCamera,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  SRGBColorSpace,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";
import { MirrorLight } from "./avatars/mirror-light";
import type { Person } from "./avatars/person";

/** Of the little picture, in CSS pixels, and where it is. */
const SIZE = { width: 108, height: 132, left: 16, top: 84 } as const;
const PICTURES_A_SECOND = 12;
/** From the face to the lens, metres. */
const AWAY = 0.85;
const CORNER = 14;

const vertexShader = /* glsl */ `
varying vec2 vUv;
void main() {
  vUv = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const fragmentShader = /* glsl */ `
uniform sampler2D picture;
uniform vec2 size;
uniform float corner;
varying vec2 vUv;
void main() {
  vec2 at = abs(vUv - 0.5) * size - (size * 0.5 - corner);
  float edge = length(max(at, 0.0)) - corner;
  if (edge > 0.0) discard;
  // As in a mirror: what one's left hand does is seen on the left.
  vec3 colour = texture2D(picture, vec2(1.0 - vUv.x, vUv.y)).rgb;
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  // A hairline of brass.
  gl_FragColor.rgb = mix(gl_FragColor.rgb, vec3(0.8, 0.45, 0.11), 0.55 * smoothstep(-2.0, -1.0, edge));
  #include <colorspace_fragment>
}`;

/** Oneself from in front, small in a corner of the picture: what others see of one's face. */
export class SelfView {
  readonly #camera = new PerspectiveCamera(30, SIZE.width / SIZE.height, 0.1, 30);
  readonly #target = new WebGLRenderTarget(SIZE.width * 2, SIZE.height * 2);
  readonly #scene = new Scene();
  readonly #flat = new OrthographicCamera(0, 1, 1, 0, -1, 1);
  readonly #quad: Mesh<PlaneGeometry, ShaderMaterial>;
  readonly #face = new Vector3();
  readonly #light = new MirrorLight();
  #nextAt = 0;

  constructor() {
    this.#target.texture.colorSpace = SRGBColorSpace;
    this.#quad = new Mesh(
      new PlaneGeometry(SIZE.width, SIZE.height),
      new ShaderMaterial({
        ...{ vertexShader, fragmentShader, depthTest: false },
        uniforms: {
          picture: { value: this.#target.texture },
          size: { value: [SIZE.width, SIZE.height] },
          corner: { value: CORNER },
        },
      }),
    );
    this.#scene.add(this.#quad);
  }

  /** Before the room itself is drawn. */
  draw(gl: WebGLRenderer, root: Object3D, me: Person, now: number): void {
    if (now < this.#nextAt) return;
    this.#nextAt = now + 1_000 / PICTURES_A_SECOND;
    const face = me.face(this.#face);
    this.#camera.position.set(
      face.x - Math.sin(me.yaw) * AWAY,
      face.y + 0.02,
      face.z - Math.cos(me.yaw) * AWAY,
    );
    this.#camera.lookAt(face.x, face.y - 0.03, face.z);
    const shadows = gl.shadowMap.autoUpdate;
    gl.shadowMap.autoUpdate = false;
    this.#light.on(me, 1);
    gl.setRenderTarget(this.#target);
    gl.render(root, this.#camera);
    gl.setRenderTarget(null);
    this.#light.off(me);
    gl.shadowMap.autoUpdate = shadows;
  }

  /** Over the room, when it has been drawn. @param size of the picture, CSS pixels */
  show(gl: WebGLRenderer, size: { width: number; height: number }): void {
    this.#flat.right = size.width;
    this.#flat.top = size.height;
    this.#flat.updateProjectionMatrix();
    this.#quad.position.set(SIZE.left + SIZE.width / 2, size.height - SIZE.top - SIZE.height / 2, 0);
    const { autoClear } = gl;
    gl.autoClear = false;
    gl.render(this.#scene, this.#flat);
    gl.autoClear = autoClear;
  }

  dispose(): void {
    this.#target.dispose();
    this.#quad.geometry.dispose();
    this.#quad.material.dispose();
  }
}
