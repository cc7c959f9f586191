import type { Grip, Thing } from "@karaverse/avatars";
import { componentsOf, type Prop, type Scene } from "@karaverse/worlds";
import {
  type BufferGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Euler,
  Group,
  InstancedMesh,
  type Material,
  Matrix4,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type Object3D,
  Quaternion,
  Vector3,
} from "three";
import { FRAME_METRES, RIM_METRES, tambourine } from "./tambourine";

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
    look: new MeshStandardMaterial({ vertexColors: true, roughness: 0.45, metalness: 0.3, side: DoubleSide }),
    // By the rim: the fingers point at the middle of it.
    grip: grip([RIM_METRES, -FRAME_METRES / 2, 0], [0, 0, 0]),
  }),
};

function grip(at: [number, number, number], turn: [number, number, number]): Matrix4 {
  const rotation = new Quaternion().setFromEuler(new Euler(...turn));
  return new Matrix4().compose(new Vector3(...at), rotation, new Vector3(1, 1, 1));
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
