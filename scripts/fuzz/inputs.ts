import fc from "fast-check";

/** What exists in the room right now: a forged id that is somebody's does more harm than one of nobody. */
export interface Known {
  people: readonly string[];
  entries: readonly string[];
  seats: readonly string[];
  things: readonly string[];
  avatars: readonly string[];
  songs: readonly string[];
  performances: readonly number[];
  /** When the song on stage began, by the server's clock; null while none is sung. */
  startsAt: number | null;
}

/** The part of a zod schema that says what fits it. */
export interface Schema {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly innerType?: Schema;
    readonly element?: Schema;
    readonly options?: readonly Schema[];
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
  };
  /** Of a number. */
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
}

/** Larger whole numbers are a matter of chance. */
const MOST = 1_000_000;

const nested = (depth: number): unknown => (depth === 0 ? "deep" : [nested(depth - 1)]);

/** Values on which careless code stumbles. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    ...[undefined, null, true, 0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, 2 ** 53],
    ...["", " ", "\0", "a\u0007b", "\ud800", "\u202e", "__proto__", "constructor", "toString", "../.."],
    ...["x".repeat(600), "y".repeat(15_000), "🎤".repeat(300)],
    ...[[], {}, new Uint8Array(3), new Date(0), 2n ** 63n, nested(200)],
    JSON.parse('{"__proto__":{"role":"owner","admin":true}}'),
  ),
  fc.anything({ maxDepth: 2 }),
);

const words = fc.oneof(
  fc.string({ maxLength: 30, unit: "grapheme" }),
  fc.string({ maxLength: 600 }),
  fc.constantFrom("hello", "a\0b", "a\nb", "\u202eevil", "   ", "\ud83c"),
);

/** One of those that there are when it is sent. */
const existing = <T>(values: () => readonly T[], other: fc.Arbitrary<T>, none: T): fc.Arbitrary<T> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.nat().map((n) => {
        const now = values();
        return now[n % Math.max(1, now.length)] ?? none;
      }),
    },
    { weight: 1, arbitrary: other },
  );

function textFor(key: string, known: () => Known): fc.Arbitrary<string> {
  if (key === "person" || key === "with" || key === "people")
    return existing(() => known().people, words, "nobody");
  if (key === "entry" || key === "before") return existing(() => known().entries, words, "nothing");
  if (key === "seat") return existing(() => known().seats, words, "nowhere");
  if (key === "thing") return existing(() => known().things, words, "nothing");
  if (key === "avatar") return existing(() => known().avatars, words, "");
  return key === "song" ? existing(() => known().songs, words, "silence") : words;
}

/** Whole and within its limits, or any number at all. */
function numberFor({ minValue, maxValue }: Schema): fc.Arbitrary<number> {
  const min = Math.max(-MOST, Math.ceil(minValue ?? -100));
  const max = Math.max(min, Math.min(MOST, Math.floor(maxValue ?? 100)));
  const any = fc.oneof(fc.double(), fc.maxSafeInteger());
  return fc.oneof({ weight: 4, arbitrary: fc.integer({ min, max }) }, { weight: 1, arbitrary: any });
}

/** What fits a schema, mostly: limits of texts and numbers are overstepped now and then. */
export function fitting(schema: Schema, known: () => Known, key = ""): fc.Arbitrary<unknown> {
  const { def } = schema;
  switch (def.type) {
    case "object": {
      const fields = Object.entries(def.shape ?? {}).map(([name, inner]) => [
        name,
        fitting(inner, known, name),
      ]);
      return fc.record(Object.fromEntries(fields));
    }
    case "string":
      return textFor(key, known);
    case "number":
      return key === "performance" ? existing(() => known().performances, fc.nat(), 0) : numberFor(schema);
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case "literal":
      return fc.constantFrom(...(def.values ?? []));
    case "array":
      return def.element ? fc.array(fitting(def.element, known, key), { maxLength: 2 }) : fc.constant([]);
    case "union":
      return fc.oneof(...(def.options ?? []).map((option) => fitting(option, known, key)));
    case "nullable":
    case "optional":
    case "default":
      return def.innerType ? fc.option(fitting(def.innerType, known, key)) : hostileValue;
    default:
      return hostileValue;
  }
}

/** Something that fits, with one thing wrong. */
export const spoilt = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.constantFrom("replace", "drop", "add", "instead", "wrap"), fc.nat(20), hostileValue)
    .map(([value, how, at, hostile]) => {
      if (how === "instead" || typeof value !== "object" || value === null) return hostile;
      if (how === "wrap") return [value];
      const keys = Object.keys(value);
      const key = keys[at % Math.max(1, keys.length)] ?? "person";
      if (how === "add") return { ...value, [`extra${at}`]: hostile };
      if (how === "drop") return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      return { ...value, [key]: hostile };
    });
