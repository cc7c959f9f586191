import type { Grip, Thing } from "@karaverse/avatars";
import { componentsOf, type Prop, type Scene } from "@karaverse/worlds";
import {
  BoxGeometry,
  BufferAttribute,
  type BufferGeometry,
  Color,
  CylinderGeometry,
  Euler,
  Group,
  InstancedMesh,
  type Material,
  Matrix4,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type Object3D,
  Quaternion,
  TorusGeometry,
  Vector3,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";

/** Who carries what, by the prop. */
export type Holders = ReadonlyMap<string, string>;

/** Somebody whose hand may be seen. */
export interface Carrier {
  readonly freeHand: Object3D | null;
  readonly grip: Grip;
}

/** Each is built about the point where it is held, and lies as it is built. */
const BUILDS: Record<Thing, () => { geometry: BufferGeometry; look: Material; grip: Matrix4 }> = {
  "glow-stick": () => ({
    geometry: new CylinderGeometry(0.014, 0.014, 0.26, 10).translate(0, 0.13, 0),
    // Brighter than white: it shines by itself.
    look: new MeshBasicMaterial({ color: new Color(1.2, 1.2, 1.2) }),
    // Up out of the fist, beside the thumb.
    grip: grip([0, 0, -0.06], [Math.PI / 2, 0, 0]),
  }),
  tambourine: () => ({
    geometry: tambourine(),
    look: new MeshStandardMaterial({ vertexColors: true, roughness: 0.45, metalness: 0.35 }),
    // By the rim: the fingers point at the middle of it.
    grip: grip([0.115, -0.03, 0], [0, 0, 0]),
  }),
};

function grip(at: [number, number, number], turn: [number, number, number]): Matrix4 {
  const rotation = new Quaternion().setFromEuler(new Euler(...turn));
  return new Matrix4().compose(new Vector3(...at), rotation, new Vector3(1, 1, 1));
}

function painted(geometry: BufferGeometry, colour: string): BufferGeometry {
  const tint = new Color(colour);
  const { count } = geometry.getAttribute("position");
  const colours = new Float32Array(count * 3);
  for (let n = 0; n < count; n++) colours.set([tint.r, tint.g, tint.b], n * 3);
  return geometry.setAttribute("color", new BufferAttribute(colours, 3));
}

function tambourine(): BufferGeometry {
  const ring = new TorusGeometry(0.115, 0.016, 8, 36).rotateX(Math.PI / 2).scale(1, 1.8, 1);
  const parts = [painted(ring, "#b4743c")];
  for (let n = 0; n < 8; n++) {
    const angle = (n * Math.PI) / 4;
    const jingle = new BoxGeometry(0.04, 0.022, 0.046)
      .rotateY(-angle)
      .translate(Math.cos(angle) * 0.118, 0, Math.sin(angle) * 0.118);
    parts.push(painted(jingle, "#f0c878"));
  }
  return mergeGeometries(parts).translate(0, 0.03, 0);
}

interface Kind {
  mesh: InstancedMesh;
  props: readonly Prop[];
  grip: Matrix4;
  homes: readonly Matrix4[];
}

/** What can be carried: where it lies, or in the free hand of who has it (Rule M8). One draw call a kind. */
export class Things {
  readonly group = new Group();
  readonly #kinds: readonly Kind[];
  readonly #matrix = new Matrix4();

  constructor(scene: Scene) {
    const props = componentsOf(scene, "pickup").map(({ prop }) => prop);
    this.#kinds = (Object.keys(BUILDS) as Thing[]).flatMap((model) => {
      const these = props.filter((prop) => prop.model === model);
      return these.length > 0 ? [this.#make(model, these)] : [];
    });
  }

  #make(model: Thing, props: readonly Prop[]): Kind {
    const { geometry, look, grip } = BUILDS[model]();
    const mesh = new InstancedMesh(geometry, look, props.length);
    mesh.frustumCulled = false;
    const colour = new Color();
    props.forEach((prop, n) => {
      if (model === "glow-stick") mesh.setColorAt(n, colour.set(prop.colour ?? "#58e0c2"));
    });
    this.group.add(mesh);
    const homes = props.map(({ at, yaw }) => new Matrix4().makeRotationY(yaw).setPosition(at.x, at.y, at.z));
    return { mesh, props, grip, homes };
  }

  /** @param carrierOf somebody in sight */
  update(holders: Holders, carrierOf: (person: string) => Carrier | null): void {
    for (const { mesh, props, grip, homes } of this.#kinds) {
      props.forEach(({ id }, n) => {
        const holder = holders.get(id);
        const carrier = holder === undefined ? null : carrierOf(holder);
        const hand = carrier?.freeHand;
        if (carrier && hand) {
          const { along, depth } = carrier.grip;
          this.#matrix.makeTranslation(along, -depth, 0).premultiply(hand.matrixWorld).multiply(grip);
        }
        // Whoever is out of sight has it with them.
        else if (holder !== undefined) this.#matrix.makeScale(0, 0, 0);
        else this.#matrix.copy(homes[n] ?? this.#matrix.identity());
        mesh.setMatrixAt(n, this.#matrix);
      });
      mesh.instanceMatrix.needsUpdate = true;
    }
  }

  dispose(): void {
    for (const { mesh } of this.#kinds) {
      mesh.geometry.dispose();
      (mesh.material as Material).dispose();
      mesh.dispose();
    }
  }
}
