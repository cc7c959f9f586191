import { type BoneName, boneIndex, SIDES } from "../skeleton/bones";
import { HUMAN_GROUPS, type HumanGroup, type PackHeader, POINTS, packHeader } from "./format";

type Why = "not-a-pack" | "other-version" | "broken";

/** The bytes are not a human this version can read. */
export class PackError extends Error {
  override readonly name = "PackError";
  readonly why: Why;
  constructor(why: Why, message: string) {
    super(message);
    this.why = why;
  }
}

/** One shape: which vertices it moves, and by how much, in steps of 0.1 mm of the unscaled body. */
export interface PackTarget {
  index: Uint16Array;
  /** Three a vertex. */
  delta: Int16Array;
}

export interface PackGroup {
  name: HumanGroup;
  /** Range of vertices. */
  start: number;
  count: number;
  /** Range in the index of each level of detail. */
  levels: readonly { start: number; count: number }[];
}

export type MaskName = "lips" | "lids" | "nails" | "mouth" | "ears";

/** A human to mix from; shared by all bodies, never written to. */
export interface HumanPack {
  vertices: number;
  /** Metres, facing +z, left at +x, the origin in the middle of the body; the points come after the vertices. */
  positions: Float32Array;
  /** Each vertex's and point's twin on the other side. */
  mirror: Uint16Array;
  /** Four bones a vertex as indices into BONES, and their shares, summing to 1. */
  skinIndex: Uint8Array;
  skinWeight: Float32Array;
  /** 0-1: how much of the head's own size a vertex or point takes part in. */
  headFollow: Float32Array;
  groups: Readonly<Record<HumanGroup, PackGroup>>;
  /** Triangles of all groups at three levels of detail; coarser levels use a subset of the same vertices. */
  levels: readonly Uint16Array[];
  /** The finest triangles of lower legs and feet: shoes are made to measure at every level. */
  feet: Uint16Array;
  targets: ReadonlyMap<string, PackTarget>;
  /** 0-1 for each vertex of the skin. */
  masks: Readonly<Record<MaskName, Float32Array>>;
  /** For each vertex of the skin, how far inside the hairline it is, as a share of the head's height; negative outside. */
  scalp: Float32Array;
  /** For each vertex of the skin, 0-1. One place a vertex: triangles over a seam of the texture are smeared. */
  uv: Float32Array;
}

const MAGIC = "KVHU";
const STEP = 1e-4;

/** @param bytes the unpacked file (its gzip is taken off by who loads it) */
export function parseHumanPack(bytes: Uint8Array): HumanPack {
  if (bytes.length < 8 || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC)
    throw new PackError("not-a-pack", "this is not a packed human");
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const header = readHeader(bytes.subarray(8, 8 + length));
  const body = bytes.subarray(8 + length);
  const sections = new Sections(header, body);
  const total = header.vertices + header.points.length;
  const positions = Float32Array.from(sections.i16("positions", total * 3), (step) => step * STEP);
  const mirror = sections.u16("mirror", total);
  const bones = header.bones.map((name) => boneIndex(name as BoneName));
  const groups = {} as Record<HumanGroup, PackGroup>;
  for (const group of header.groups) groups[group.name] = group;
  const missing = HUMAN_GROUPS.find((name) => groups[name] === undefined);
  if (missing) throw new PackError("broken", `the packed human has no ${missing}`);
  const skin = groups.skin.count;
  const unit = (name: string) => Float32Array.from(sections.u8(`mask.${name}`, skin), (v) => v / 255);
  const skinIndex = sections.u8("skinIndex", header.vertices * 4).map((n) => bones[n] ?? 0);
  const skinWeight = Float32Array.from(sections.u8("skinWeight", header.vertices * 4), (w) => w / 255);
  const levels = [0, 1, 2].map((n) => sections.u16(`level${n}`));
  const finest = groups.skin.levels[0] ?? { start: 0, count: 0 };
  return {
    vertices: header.vertices,
    positions,
    mirror,
    skinIndex,
    skinWeight,
    headFollow: Float32Array.from(sections.u8("headFollow", total), (w) => w / 255),
    groups,
    levels,
    feet: feetOf(levels[0]?.subarray(finest.start, finest.start + finest.count), skinIndex, skinWeight),
    targets: readTargets(header, sections, mirror, positions),
    masks: {
      lips: unit("lips"),
      lids: unit("lids"),
      nails: unit("nails"),
      mouth: unit("mouth"),
      ears: unit("ears"),
    },
    scalp: Float32Array.from(sections.i8("scalp", skin), (v) => v / 254),
    uv: Float32Array.from(sections.u16("uv", skin * 2), (v) => v / 65_535),
  };
}

const LOWER_LEGS = new Set(
  SIDES.flatMap((side) => (["LowerLeg", "Foot", "Toes"] as const).map((part) => boneIndex(`${side}${part}`))),
);

function feetOf(skin: Uint16Array = new Uint16Array(), bones: Uint8Array, shares: Float32Array): Uint16Array {
  const within = (v: number): boolean => {
    let sum = 0;
    for (let k = 0; k < 4; k++)
      if (LOWER_LEGS.has(bones[v * 4 + k] as number)) sum += shares[v * 4 + k] as number;
    return sum > 0.5;
  };
  const out: number[] = [];
  for (let i = 0; i < skin.length; i += 3) {
    const [a, b, c] = [skin[i] as number, skin[i + 1] as number, skin[i + 2] as number];
    if (within(a) && within(b) && within(c)) out.push(a, b, c);
  }
  return Uint16Array.from(out);
}

function readHeader(bytes: Uint8Array): PackHeader {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new PackError("broken", "the head of the packed human is cut off");
  }
  const parsed = packHeader.safeParse(json);
  if (parsed.success) {
    if (parsed.data.points.join() === POINTS.join()) return parsed.data;
    throw new PackError("other-version", "the packed human has other joints than this version");
  }
  const format = typeof json === "object" && json !== null && "format" in json ? json.format : undefined;
  if (typeof format === "number" && parsed.error.issues.some(({ path }) => path[0] === "format"))
    throw new PackError("other-version", `the packed human has format ${format}`);
  throw new PackError(
    "broken",
    `the head of the packed human is not sound: ${parsed.error.issues[0]?.message}`,
  );
}

class Sections {
  readonly #header: PackHeader;
  readonly #body: Uint8Array;
  constructor(header: PackHeader, body: Uint8Array) {
    this.#header = header;
    this.#body = body;
  }

  /** A copy, so that it is aligned and the file's bytes can go. */
  #read(name: string, type: string, size: number, count?: number): ArrayBuffer {
    const section = this.#header.sections[name];
    if (!section || section.type !== type || (count !== undefined && section.length !== count))
      throw new PackError("broken", `the packed human has no sound ${name}`);
    const end = section.offset + section.length * size;
    if (end > this.#body.length) throw new PackError("broken", `the packed human ends within ${name}`);
    // Node's Buffer has a slice of its own that copies nothing.
    return new Uint8Array(this.#body.subarray(section.offset, end)).buffer;
  }

  u8(name: string, count?: number): Uint8Array {
    return new Uint8Array(this.#read(name, "u8", 1, count));
  }
  i8(name: string, count?: number): Int8Array {
    return new Int8Array(this.#read(name, "i8", 1, count));
  }
  u16(name: string, count?: number): Uint16Array {
    return new Uint16Array(this.#read(name, "u16", 2, count));
  }
  i16(name: string, count?: number): Int16Array {
    return new Int16Array(this.#read(name, "i16", 2, count));
  }
}

function readTargets(
  header: PackHeader,
  sections: Sections,
  mirror: Uint16Array,
  positions: Float32Array,
): Map<string, PackTarget> {
  const gaps = sections.u8("target.gaps");
  const planes = ["x", "y", "z"].map((axis) => {
    const low = sections.u8(`target.${axis}.low`);
    const high = sections.u8(`target.${axis}.high`, low.length);
    const out = new Int16Array(low.length);
    for (let n = 0; n < out.length; n++) {
      const folded = (low[n] ?? 0) | ((high[n] ?? 0) << 8);
      out[n] = folded & 1 ? -((folded + 1) >> 1) : folded >> 1;
    }
    return out;
  });
  const [px = new Int16Array(), py = new Int16Array(), pz = new Int16Array()] = planes;
  // What is even is kept for the left half only.
  const left: number[] = [];
  for (let v = 0; v < mirror.length; v++) if (isLeft(v, mirror, positions)) left.push(v);
  const targets = new Map<string, PackTarget>();
  let gapAt = 0;
  let at = 0;
  for (const { name, oneSided, count } of header.targets) {
    const index = new Uint16Array(oneSided ? count : count * 2);
    const delta = new Int16Array(index.length * 3);
    let ordinal = -1;
    let filled = 0;
    let [x, y, z] = [0, 0, 0];
    const put = (v: number, side: 1 | -1) => {
      index[filled] = v;
      delta[filled * 3] = x * side;
      delta[filled * 3 + 1] = y;
      delta[filled * 3 + 2] = z;
      filled++;
    };
    for (let n = 0; n < count; n++, at++) {
      let gap = 0;
      for (; gaps[gapAt] === 255; gapAt++) gap += 255;
      ordinal += gap + (gaps[gapAt++] ?? 0) + 1;
      x += px[at] ?? 0;
      y += py[at] ?? 0;
      z += pz[at] ?? 0;
      const v = oneSided ? ordinal : left[ordinal];
      const twin = v === undefined ? undefined : mirror[v];
      if (v === undefined || twin === undefined) throw new PackError("broken", `shape ${name} is not sound`);
      put(v, 1);
      if (!oneSided && twin !== v) put(twin, -1);
    }
    targets.set(name, { index: index.slice(0, filled), delta: delta.slice(0, filled * 3) });
  }
  if (at !== px.length || gapAt !== gaps.length) throw new PackError("broken", "the shapes are cut off");
  return targets;
}

function isLeft(v: number, mirror: Uint16Array, positions: Float32Array): boolean {
  return mirror[v] === v || (positions[v * 3] ?? 0) >= 0;
}
