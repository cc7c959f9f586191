import { type BufferGeometry, PlaneGeometry, Quaternion, Vector3 } from "three";

const FRONT = new Vector3(0, 0, 1);

/** A card that faces away from a clump's middle, and takes light as the ball that the clump is. */
export function cardOf(radius: number, out: Vector3, roll: () => number): BufferGeometry {
  const side = radius * (1.25 + roll() * 0.5);
  const card = new PlaneGeometry(side, side).rotateZ(roll() * 6.3);
  const tilted = out.clone().add(new Vector3(roll() - 0.5, roll() - 0.5, roll() - 0.5).multiplyScalar(1.1));
  card.applyQuaternion(new Quaternion().setFromUnitVectors(FRONT, tilted.normalize()));
  card.translate(out.x * radius * 0.62, out.y * radius * 0.52, out.z * radius * 0.62);
  const [p, n] = [card.getAttribute("position"), card.getAttribute("normal")];
  const at = new Vector3();
  for (let i = 0; i < p.count; i++) {
    at.fromBufferAttribute(p, i).normalize();
    n.setXYZ(i, at.x, at.y, at.z);
  }
  return card;
}
