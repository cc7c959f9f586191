import { componentsOf, groundAt, type Prop, sceneOf, THEMES } from "@karaverse/worlds";
import { PerspectiveCamera } from "three";
import { expect, test } from "vitest";
import { type Hit, Pointing } from "./pointer";

/** What is under the middle of the picture for who stands two metres before a prop and looks at its middle. */
function lookedAt(theme: (typeof THEMES)[number], prop: Prop): Hit | null {
  const scene = sceneOf(theme);
  const [x, z] = [prop.at.x - Math.sin(prop.yaw) * 2, prop.at.z - Math.cos(prop.yaw) * 2];
  const camera = new PerspectiveCamera(50, 1.6, 0.1, 50);
  camera.position.set(x, groundAt(scene, x, z) + 1.6, z);
  camera.lookAt(prop.at.x, prop.at.y + prop.size.height / 2, prop.at.z);
  camera.updateMatrixWorld();
  return new Pointing(scene).under(0, 0, camera, null, new Set(), null);
}

test.each(THEMES)("in %s one can click on everything that answers", (theme) => {
  const scene = sceneOf(theme);
  const uses = {
    portal: "door",
    "song-picker": "songs",
    "mic-stand": "microphone",
    pickup: "thing",
  } as const;
  for (const [kind, use] of Object.entries(uses))
    for (const { prop } of componentsOf(scene, kind as keyof typeof uses))
      expect(lookedAt(theme, prop), `${kind} ${prop.id}`).toMatchObject({
        kind: "thing",
        use: { kind: use },
      });
});

test("M2 a seat that is taken is still asked for, by who does not click on the one who sits there", () => {
  const scene = sceneOf("lounge");
  const chair = scene.props.find(({ model }) => model === "chair");
  if (!chair) throw new Error("The lounge has chairs.");
  const camera = new PerspectiveCamera(50, 1.6, 0.1, 50);
  camera.position.set(chair.at.x, 1.7, chair.at.z + 2);
  camera.lookAt(chair.at.x, 0.55, chair.at.z);
  camera.updateMatrixWorld();
  const id = `${chair.id}/0`;
  for (const taken of [new Set<string>(), new Set([id])])
    expect(new Pointing(scene).under(0, 0, camera, null, taken, null)).toMatchObject({
      kind: "seat",
      seat: { id },
    });
});

test("M8 what lies on a table is clicked on past the chair before it", () => {
  const scene = sceneOf("lounge");
  const thing = scene.props.find(({ id }) => id === "tambourine-2");
  if (!thing) throw new Error("There is one on the first table.");
  const camera = new PerspectiveCamera(50, 1.6, 0.1, 50);
  camera.position.set(-4.4, 2, 4.8);
  camera.lookAt(thing.at.x, thing.at.y, thing.at.z);
  camera.updateMatrixWorld();
  const hit = new Pointing(scene).under(0, 0, camera, null, new Set(), null);
  expect(hit).toMatchObject({ kind: "thing", use: { kind: "thing", id: "tambourine-2" } });
});
