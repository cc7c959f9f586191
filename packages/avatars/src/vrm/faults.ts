import { type Accessor, type Document, elementOf, widthOf } from "./document";

/** The places in a description that point outside of the file, or at themselves. */
export function faultsIn(data: Document, binary: Uint8Array): string[] {
  const { buffers, bufferViews, accessors, meshes, skins, nodes, scenes, textures, images } = data;
  const faults: string[] = [];
  const check = (isSound: boolean, where: string) => isSound || faults.push(where);
  const whole = buffers[0]?.byteLength ?? 0;
  check(buffers.length <= 1 && whole <= binary.length, "buffers");
  bufferViews.forEach(({ buffer, byteOffset, byteLength }, n) => {
    check(buffer === 0 && byteOffset + byteLength <= whole, `bufferViews.${n}`);
  });
  accessors.forEach((accessor, n) => {
    check(isWithin(accessor, bufferViews), `accessors.${n}`);
  });
  meshes.forEach(({ primitives }, n) => {
    const isSound = primitives.every(({ indices, attributes, targets }) =>
      [indices, ...Object.values(attributes), ...targets.flatMap((target) => Object.values(target))].every(
        (accessor) => accessor === undefined || Number(accessor) in accessors,
      ),
    );
    check(isSound, `meshes.${n}`);
  });
  skins.forEach(({ joints, inverseBindMatrices }, n) => {
    const bound = inverseBindMatrices === undefined || accessors[inverseBindMatrices];
    const isBound = bound === true || (bound?.type === "MAT4" && bound.count >= joints.length);
    check(isBound && joints.every((joint) => joint in nodes), `skins.${n}`);
  });
  nodes.forEach(({ mesh, skin }, n) => {
    check((mesh ?? 0) in meshes || mesh === undefined, `nodes.${n}`);
    check((skin ?? 0) in skins || skin === undefined, `nodes.${n}`);
  });
  textures.forEach(({ source }, n) => {
    check(source === undefined || source in images, `textures.${n}`);
  });
  images.forEach(({ bufferView }, n) => {
    check(bufferView === undefined || bufferView in bufferViews, `images.${n}`);
  });
  check(
    scenes.every((scene) => scene.nodes.every((node) => node in nodes)),
    "scenes",
  );
  check(isForest(nodes), "nodes");
  return faults;
}

function isWithin(accessor: Accessor, views: Document["bufferViews"]): boolean {
  const { bufferView, byteOffset, count, sparse } = accessor;
  const element = elementOf(accessor);
  if (bufferView !== undefined) {
    const view = views[bufferView];
    const stride = view?.byteStride ?? element;
    const end = count === 0 ? 0 : byteOffset + stride * (count - 1) + element;
    if (stride < element || end > (view?.byteLength ?? -1)) return false;
  }
  if (!sparse) return true;
  const ends = (part: { bufferView: number; byteOffset: number }, width: number) =>
    part.byteOffset + sparse.count * width <= (views[part.bufferView]?.byteLength ?? -1);
  return (
    sparse.count <= count && ends(sparse.indices, widthOf(sparse.indices)) && ends(sparse.values, element)
  );
}

/** Loaders walk down from each node: one that is its own grandchild would keep them for ever. */
function isForest(nodes: Document["nodes"]): boolean {
  const parents = new Int32Array(nodes.length).fill(-1);
  for (const [n, { children }] of nodes.entries())
    for (const child of children) {
      if (!(child in nodes) || parents[child] !== -1) return false;
      parents[child] = n;
    }
  return nodes.every((_, n) => {
    let at = n;
    for (let steps = 0; at >= 0; steps++) {
      // Deeper than any hair.
      if (steps > 200) return false;
      at = parents[at] ?? -1;
    }
    return true;
  });
}
