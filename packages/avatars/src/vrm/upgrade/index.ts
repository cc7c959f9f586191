import { type Document, document } from "../document";
import { joinGlb, readGlb } from "../glb";
import { expressionsOf } from "./expressions";
import { type OldVrm, oldVrm } from "./old";
import { type Node, springsOf } from "./springs";

interface Json {
  [key: string]: unknown;
}

/** Half a turn about y: VRM 0 looks along -z, 1.0 along +z. */
const TURNED = [0, 1, 0, 0];
/** Thumbs have another joint in the name of each bone. */
const RENAMED = new Map(
  (["left", "right"] as const).flatMap((side) => [
    [`${side}ThumbProximal`, `${side}ThumbMetacarpal`],
    [`${side}ThumbIntermediate`, `${side}ThumbProximal`],
  ]),
);

export type Upgraded =
  | { readonly kind: "upgraded"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Where of the file something is that is no VRM 0. */
  | { readonly kind: "broken"; readonly where: string };

/**
 * A VRM of version 0 as one of version 1.0: bones, expressions, springs and whose it is; its surfaces are those of its
 * glTF. What comes out is still to be probed. Only for files that probeVrm refuses as old.
 */
export function upgradeVrm(bytes: Uint8Array): Upgraded {
  const glb = readGlb(bytes);
  const parsed = document.safeParse(glb?.json);
  if (!glb || !parsed.success)
    return { kind: "broken", where: parsed.error?.issues[0]?.path.join(".") ?? "" };
  const old = oldVrm.safeParse(parsed.data.extensions.VRM);
  if (!old.success) {
    const path = ["extensions", "VRM", ...(old.error.issues[0]?.path ?? [])];
    return { kind: "broken", where: path.join(".") };
  }
  return { kind: "upgraded", bytes: joinGlb(upgraded(glb.json as Json, parsed.data, old.data), glb.binary) };
}

function upgraded(json: Json, data: Document, old: OldVrm): Json {
  const nodes = structuredClone(json.nodes ?? []) as (Json & { children?: number[] })[];
  const add = (node: Json): number => nodes.push(node) - 1;
  const springs = springsOf(old, nodes.map(bonesOf), (of, translation) => {
    const tail = add({ name: "tail", translation });
    const bone = nodes[of];
    if (bone) bone.children = [...(bone.children ?? []), tail];
    return tail;
  });
  const scenes = data.scenes.map((scene, n) => ({
    ...(json.scenes as Json[])[n],
    nodes: scene.nodes.length > 0 ? [add({ name: "turned", rotation: TURNED, children: scene.nodes })] : [],
  }));
  const { VRM: _, ...others } = (json.extensions ?? {}) as Json;
  const used = ((json.extensionsUsed ?? []) as string[]).filter((name) => name !== "VRM");
  const required = data.extensionsRequired.filter((name) => name !== "VRM");
  const { extensionsRequired: __, ...rest } = json;
  return {
    ...rest,
    ...(required.length > 0 && { extensionsRequired: required }),
    extensionsUsed: [...used, "VRMC_vrm", ...(springs ? ["VRMC_springBone"] : [])],
    nodes,
    scenes,
    extensions: {
      ...others,
      VRMC_vrm: {
        specVersion: "1.0",
        meta: metaOf(old),
        humanoid: { humanBones: humanBonesOf(old) },
        expressions: expressionsOf(old, (mesh) =>
          data.nodes.flatMap((node, n) => (mesh >= 0 && node.mesh === mesh ? n : [])),
        ),
      },
      ...(springs && { VRMC_springBone: springs }),
    },
  };
}

const bonesOf = ({ children, translation }: Json): Node => ({
  children: Array.isArray(children) ? children : [],
  translation: Array.isArray(translation) ? translation : [],
});

const humanBonesOf = ({ humanoid }: OldVrm) =>
  Object.fromEntries(
    humanoid.humanBones
      .filter(({ node }) => node >= 0)
      .map(({ bone, node }) => [RENAMED.get(bone) ?? bone, { node }]),
  );

/** VRM 0 says otherwise what others may do; nobody but who brought it wears it here (Rule W2). */
const metaOf = ({ meta: { title, author, contactInformation, otherLicenseUrl } }: OldVrm) => ({
  name: title || "avatar",
  authors: [author || "unknown"],
  ...(contactInformation && { contactInformation }),
  licenseUrl: "https://vrm.dev/licenses/1.0/",
  ...(otherLicenseUrl && { otherLicenseUrl }),
});
