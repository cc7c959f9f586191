import {
  AdditiveBlending,
  type BufferGeometry,
  CircleGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DoubleSide,
  type Group,
  InstancedBufferAttribute,
  InstancedMesh,
  type Material,
  Matrix4,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
  Quaternion,
  ShaderMaterial,
  type Texture,
  Vector3,
} from "three";

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

/** One moving head, as it is drawn in this frame. */
export interface Beam {
  readonly from: Vector3;
  readonly aim: Vector3;
  readonly tint: Color;
  /** 1 is the usual size. */
  readonly size: number;
  /** Of its pool on the floor, beside the others'. */
  readonly pool: number;
}

/** What is seen of moving heads: each part of all of them in one draw call. */
export class BeamParts {
  readonly #disposables: { dispose(): void }[] = [];
  readonly #shells: InstancedMesh;
  readonly #lenses: InstancedMesh;
  readonly #cones: InstancedMesh<BufferGeometry, ShaderMaterial>;
  readonly #pools: InstancedMesh;
  readonly #tints: InstancedBufferAttribute;
  /** Reused in each frame. */
  readonly #matrix = new Matrix4();
  readonly #turn = new Quaternion();
  readonly #way = new Vector3();
  readonly #scale = new Vector3();
  readonly #colour = new Color();

  constructor(
    private readonly group: Group,
    private readonly count: number,
    dot: Texture,
  ) {
    const yoke = new CylinderGeometry(0.17, 0.23, 0.5, 18);
    const disc = new CircleGeometry(0.19, 22);
    disc.rotateX(Math.PI / 2);
    disc.translate(0, -0.255, 0);
    const cone = new ConeGeometry(SPREAD, 1, 36, 1, true);
    cone.translate(0, -0.5, 0);
    this.#tints = new InstancedBufferAttribute(new Float32Array(count * 3), 3);
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

  #each<M extends Material>(geometry: BufferGeometry, material: M): InstancedMesh<BufferGeometry, M> {
    const mesh = new InstancedMesh(geometry, material, this.count);
    mesh.frustumCulled = false;
    this.group.add(mesh);
    this.#disposables.push(geometry, material, mesh);
    return mesh;
  }

  /** @param floor how high the ground lies where it aims */
  set(n: number, { from, aim, tint, size, pool }: Beam, level: number, floor: number): void {
    const way = this.#way.copy(aim).sub(from);
    const reach = way.length();
    this.#turn.setFromUnitVectors(DOWN, way.divideScalar(reach));
    this.#matrix.compose(from, this.#turn, this.#scale.setScalar(size));
    this.#shells.setMatrixAt(n, this.#matrix);
    this.#lenses.setMatrixAt(n, this.#matrix);
    this.#lenses.setColorAt(n, this.#colour.copy(tint).multiplyScalar(0.6 + 1.6 * level));
    this.#cones.setMatrixAt(n, this.#matrix.compose(from, this.#turn, this.#scale.setScalar(reach)));
    this.#colour.copy(tint).multiplyScalar(0.36 * level);
    this.#tints.setXYZ(n, this.#colour.r, this.#colour.g, this.#colour.b);
    this.#way.set(aim.x, floor + 0.03 + n * 0.002, aim.z);
    this.#turn.identity();
    this.#matrix.compose(this.#way, this.#turn, this.#scale.setScalar(reach * 0.52));
    this.#pools.setMatrixAt(n, this.#matrix);
    this.#pools.setColorAt(n, this.#colour.copy(tint).multiplyScalar(pool * level));
  }

  /** All have been set. */
  show(time: number): void {
    const uniform = this.#cones.material.uniforms.time;
    if (uniform) uniform.value = time;
    this.#tints.needsUpdate = true;
    for (const mesh of [this.#shells, this.#lenses, this.#cones, this.#pools]) {
      mesh.instanceMatrix.needsUpdate = true;
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    }
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }
}
