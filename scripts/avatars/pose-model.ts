import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { crc32 } from "node:zlib";
import { ROOT } from "../support/root";

const USAGE = `npm run avatars -- pose-model FOLDER
  Makes apps/web/models/pose_landmarker.task, which finds shoulders and hands in a camera's picture. FOLDER is npm's
  @mediapipe/pose 0.5.1675469404 (Apache 2.0), unpacked; of it pose_solution_packed_assets.data and
  pose_landmark_lite.tflite are used.`;
const MODELS = join(ROOT, "apps/web/models");
const METADATA = "TFLITE_METADATA";
/** Fields of a TensorFlow Lite model that are places of something: operators, subgraphs, its words, older metadata. */
const REFERENCES = [1, 2, 3, 5] as const;
const BUFFERS = 4;
const LIST = 6;
const FIELDS = 7;

/** Enough of FlatBuffers to find one's way in a model. */
class Model {
  constructor(readonly bytes: Buffer) {}

  get root(): number {
    return this.bytes.readUInt32LE(0);
  }

  /** Where a table's field is; 0 where it has none. */
  field(table: number, n: number): number {
    const plan = table - this.bytes.readInt32LE(table);
    const count = (this.bytes.readUInt16LE(plan) - 4) / 2;
    const offset = n < count ? this.bytes.readUInt16LE(plan + 4 + 2 * n) : 0;
    return offset ? table + offset : 0;
  }

  /** What a field refers to; 0 for nothing. */
  at(table: number, n: number): number {
    const place = this.field(table, n);
    return place ? place + this.bytes.readUInt32LE(place) : 0;
  }

  length(list: number): number {
    return list ? this.bytes.readUInt32LE(list) : 0;
  }

  item(list: number, n: number): number {
    const place = list + 4 + 4 * n;
    return place + this.bytes.readUInt32LE(place);
  }

  /** What a list of bytes, or a word, has in it. */
  content(list: number): Buffer {
    return this.bytes.subarray(list + 4, list + 4 + this.length(list));
  }

  /** How pixels become numbers, for one. */
  metadata(): Buffer {
    const list = this.at(this.root, LIST);
    for (let n = 0; n < this.length(list); n++) {
      const entry = this.item(list, n);
      if (this.content(this.at(entry, 0)).toString() !== METADATA) continue;
      const buffer = this.bytes.readUInt32LE(this.field(entry, 1));
      return Buffer.from(this.content(this.at(this.item(this.at(this.root, BUFFERS), buffer), 0)));
    }
    throw new Error("This model says nothing about itself.");
  }
}

/**
 * The same model with metadata, which older models lack and today's finder asks for. References only go forward in such a
 * file: so a new root with longer lists is put in front, and all that was there stays as it is behind it.
 */
function withMetadata(model: Model, metadata: Buffer): Buffer {
  const buffers = model.at(model.root, BUFFERS);
  const count = model.length(buffers);
  const list = model.at(model.root, LIST);
  const known = model.length(list);
  let end = 8;
  const place = (bytes: number, align = 4) => {
    const at = Math.ceil(end / align) * align;
    end = at + bytes;
    return at;
  };
  const rootPlan = place(4 + 2 * FIELDS);
  const root = place(4 + 4 * FIELDS);
  const newBuffers = place(4 + 4 * (count + 1));
  const newList = place(4 + 4 * (known + 1));
  const entryPlan = place(8);
  const entry = place(12);
  const word = place(4 + METADATA.length + 1);
  const bufferPlan = place(6);
  const buffer = place(8);
  const content = place(16 + metadata.length, 16) + 12;
  const base = Math.ceil(end / 16) * 16;

  const out = Buffer.alloc(base + model.bytes.length);
  model.bytes.copy(out, base);
  const refer = (from: number, to: number) => out.writeUInt32LE(to - from, from);
  const table = (at: number, plan: number, size: number, fields: readonly number[]) => {
    out.writeUInt16LE(4 + 2 * fields.length, plan);
    out.writeUInt16LE(size, plan + 2);
    for (const [n, offset] of fields.entries()) out.writeUInt16LE(offset, plan + 4 + 2 * n);
    out.writeInt32LE(at - plan, at);
  };
  refer(0, root);
  out.write("TFL3", 4, "latin1");
  const has = (n: number) => n === 0 || n === BUFFERS || n === LIST || model.at(model.root, n) > 0;
  table(
    root,
    rootPlan,
    4 + 4 * FIELDS,
    Array.from({ length: FIELDS }, (_, n) => (has(n) ? 4 + 4 * n : 0)),
  );
  out.writeUInt32LE(model.bytes.readUInt32LE(model.field(model.root, 0)), root + 4);
  for (const n of REFERENCES) if (has(n)) refer(root + 4 + 4 * n, base + model.at(model.root, n));
  refer(root + 4 + 4 * BUFFERS, newBuffers);
  refer(root + 4 + 4 * LIST, newList);
  out.writeUInt32LE(count + 1, newBuffers);
  for (let n = 0; n < count; n++) refer(newBuffers + 4 + 4 * n, base + model.item(buffers, n));
  refer(newBuffers + 4 + 4 * count, buffer);
  out.writeUInt32LE(known + 1, newList);
  for (let n = 0; n < known; n++) refer(newList + 4 + 4 * n, base + model.item(list, n));
  refer(newList + 4 + 4 * known, entry);
  table(entry, entryPlan, 12, [4, 8]);
  refer(entry + 4, word);
  out.writeUInt32LE(count, entry + 8);
  out.writeUInt32LE(METADATA.length, word);
  out.write(METADATA, word + 4, "latin1");
  table(buffer, bufferPlan, 8, [4]);
  refer(buffer + 4, content);
  out.writeUInt32LE(metadata.length, content);
  metadata.copy(out, content + 4);
  return out;
}

/** Not packed: the finder reads models where they lie, at multiples of 16. */
function bundle(files: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  // The first of January 1980: the same files give the same bundle.
  const day = 0x21;
  for (const [name, data] of files) {
    const spare = 16 - ((at + 30 + name.length) % 16);
    const head = Buffer.alloc(30 + name.length + spare);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(day, 12);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(data.length, 22);
    head.writeUInt16LE(name.length, 26);
    head.writeUInt16LE(spare, 28);
    head.write(name, 30, "latin1");
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 28);
    entry.writeUInt16LE(0, 30);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46, "latin1");
    parts.push(head, data);
    directory.push(entry);
    at += head.length + data.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, entries, end]);
}

/** A file out of a bundle, by the directory at its end. */
function filed(bytes: Buffer, name: string): Buffer {
  const last = bytes.lastIndexOf(Buffer.of(0x50, 0x4b, 5, 6));
  for (let at = bytes.readUInt32LE(last + 16); at < last; ) {
    const [long, extra, words] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    if (bytes.toString("latin1", at + 46, at + 46 + (long ?? 0)) === name) {
      const head = bytes.readUInt32LE(at + 42);
      const start = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
      return bytes.subarray(start, start + bytes.readUInt32LE(at + 24));
    }
    at += 46 + (long ?? 0) + (extra ?? 0) + (words ?? 0);
  }
  throw new Error(`There is no ${name}.`);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
const [folder] = positionals;
if (values.help || !folder) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(folder ? 0 : 1);
}
// A body's pixels become the same numbers as a face's: -1 to 1 to find it, 0 to 1 to look closer.
const face = readFileSync(join(MODELS, "face_landmarker.task"));
const like = (name: string) => new Model(filed(face, name)).metadata();
const read = (name: string) => new Model(readFileSync(join(folder, name)));
const made = bundle([
  [
    "pose_detector.tflite",
    withMetadata(read("pose_solution_packed_assets.data"), like("face_detector.tflite")),
  ],
  [
    "pose_landmarks_detector.tflite",
    withMetadata(read("pose_landmark_lite.tflite"), like("face_landmarks_detector.tflite")),
  ],
]);
writeFileSync(join(MODELS, "pose_landmarker.task"), made);
