import type { Grip } from "@karaverse/avatars";
import { CylinderGeometry, Group, Mesh, MeshStandardMaterial, SphereGeometry } from "three";

const handleShape = new CylinderGeometry(0.0165, 0.0125, 0.15, 12).rotateX(Math.PI / 2);
const grilleShape = new SphereGeometry(0.029, 14, 10);
const handleLook = new MeshStandardMaterial({ color: "#1d171b", roughness: 0.45, metalness: 0.4 });
const grilleLook = new MeshStandardMaterial({
  color: "#c9b9a0",
  roughness: 0.4,
  metalness: 0.6,
  emissive: "#3a2a1a",
});

/** In the frame of the right hand's bone; hidden until somebody holds it. */
export function makeMicrophone(): Group {
  const microphone = new Group();
  const grille = new Mesh(grilleShape, grilleLook);
  grille.position.z = 0.1;
  microphone.add(new Mesh(handleShape, handleLook), grille);
  microphone.visible = false;
  return microphone;
}

/** @param size of the hand, as Rig has it */
export function fitMicrophone(microphone: Group, size: number, { along, depth }: Grip): void {
  microphone.scale.setScalar(size);
  microphone.position.set(-along, -depth, 0.045 * size);
}
