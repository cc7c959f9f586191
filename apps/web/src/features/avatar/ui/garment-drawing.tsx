import type { HumanRecipe } from "@karaverse/avatars/recipe";

type Top = HumanRecipe["top"]["style"];
type Bottom = HumanRecipe["bottom"]["style"];
type Dress = HumanRecipe["dress"]["style"];

interface Cut {
  readonly sleeves: "none" | "short" | "long";
  readonly neck: "round" | "v" | "collar" | "high" | "hood";
  /** Where it ends, on a square of 48. */
  readonly hem: number;
  readonly isOpen?: true;
  readonly glitters?: true;
}

const TOPS: Record<Top, Cut> = {
  tee: { sleeves: "short", neck: "round", hem: 38 },
  shirt: { sleeves: "long", neck: "collar", hem: 39, isOpen: true },
  sweater: { sleeves: "long", neck: "round", hem: 38 },
  hoodie: { sleeves: "long", neck: "hood", hem: 39 },
  jacket: { sleeves: "long", neck: "v", hem: 38, isOpen: true },
  waistcoat: { sleeves: "none", neck: "v", hem: 36, isOpen: true },
  sleeveless: { sleeves: "none", neck: "round", hem: 38 },
  crop: { sleeves: "short", neck: "round", hem: 26 },
  polo: { sleeves: "short", neck: "collar", hem: 38 },
  turtleneck: { sleeves: "long", neck: "high", hem: 38 },
  blouse: { sleeves: "long", neck: "v", hem: 36 },
  "leather-jacket": { sleeves: "long", neck: "collar", hem: 34, isOpen: true },
  blazer: { sleeves: "long", neck: "v", hem: 41, isOpen: true },
  bomber: { sleeves: "long", neck: "high", hem: 35, isOpen: true },
  wrap: { sleeves: "short", neck: "v", hem: 34 },
  "sequin-jacket": { sleeves: "long", neck: "v", hem: 37, isOpen: true, glitters: true },
  tailcoat: { sleeves: "long", neck: "v", hem: 45, isOpen: true },
};

interface Colours {
  readonly colour: string;
  readonly accent: string;
}

/** Black cloth on a dark card still has an edge. */
const EDGE = { stroke: "#f5efe6", strokeOpacity: 0.45, strokeWidth: 0.9, strokeLinejoin: "round" } as const;
const SKIN = "#2a1e3a";
const GLITTER = [
  [19, 20],
  [27, 18],
  [22, 25],
  [29, 27],
  [18, 31],
  [25, 33],
] as const;

function Glitter() {
  return GLITTER.map(([x, y]) => <circle key={`${x}/${y}`} cx={x} cy={y} r="1" fill="#fff" opacity=".85" />);
}

export function TopDrawing({ style, colour, accent }: Colours & { style: Top }) {
  const { sleeves, neck, hem, isOpen, glitters } = TOPS[style];
  return (
    <g {...EDGE}>
      {neck === "hood" ? <path d="M17 13q1-9 7-9t7 9z" fill={colour} /> : null}
      {sleeves === "none" ? null : (
        <path
          d={
            sleeves === "short"
              ? "M17 10 7 19l5 5 6-5zM31 10l10 9-5 5-6-5z"
              : "M17 10 9 20 7 36h5l4-13zM31 10l8 10 2 16h-5l-4-13z"
          }
          fill={colour}
        />
      )}
      <path d={`M18 9h12l3 5-1 ${hem - 14}H16L15 14z`} fill={colour} />
      {neck === "round" ? <path d="M19 9q5 6 10 0z" fill={SKIN} /> : null}
      {neck === "v" ? <path d="M19 9l5 10 5-10z" fill={SKIN} /> : null}
      {neck === "collar" ? <path d="M19 8l5 5-4 3-3-6zM29 8l-5 5 4 3 3-6z" fill={accent} /> : null}
      {neck === "high" ? <path d="M19.5 5h9v5h-9z" fill={colour} /> : null}
      {isOpen ? <path d={`M24 ${neck === "v" ? 19 : 13}V${hem}`} stroke={accent} strokeOpacity="1" /> : null}
      {glitters ? <Glitter /> : null}
    </g>
  );
}

const BOTTOMS: Record<Bottom, { readonly d: string; readonly lines?: string }> = {
  trousers: { d: "M16 6h16l2 37h-7l-3-24-3 24h-7z" },
  wide: { d: "M16 6h16l5 37H26l-2-22-2 22H11z" },
  jeans: { d: "M16 6h16l2 37h-7l-3-24-3 24h-7z", lines: "M16 10h16M24 6v9M18 12q2 4 5 3M30 12q-2 4-5 3" },
  leggings: { d: "M18 6h12l1 37h-5l-2-25-2 25h-5z" },
  shorts: { d: "M15 10h18l2 17H25l-1-6-1 6H13z" },
  skirt: { d: "M17 10h14l5 19H12z" },
  "long-skirt": { d: "M18 6h12l6 37H12z" },
  "pleated-skirt": { d: "M17 10h14l6 20H11z", lines: "M20 10l-3 20M24 10v20M28 10l3 20" },
};

export function BottomDrawing({ style, colour, accent }: Colours & { style: Bottom }) {
  const { d, lines } = BOTTOMS[style];
  return (
    <g {...EDGE}>
      <path d={d} fill={colour} />
      {lines ? <path d={lines} fill="none" stroke={accent} strokeOpacity=".8" /> : null}
    </g>
  );
}

const DRESSES: Record<Dress, string> = {
  "summer-dress": "M18 5l2 2h8l2-2 1 13 7 18H10l7-18z",
  "evening-gown": "M19 5l2 3h6l2-3 1 14q1 12 6 25H12q5-13 6-25z",
  "glitter-dress": "M18 6h12l1 13 3 15H14l3-15z",
};

export function DressDrawing({ style, colour }: Colours & { style: Dress }) {
  return (
    <g {...EDGE}>
      <path d={DRESSES[style]} fill={colour} />
      {style === "glitter-dress" ? <Glitter /> : null}
    </g>
  );
}

const SHOES: Record<HumanRecipe["shoes"]["style"], { readonly upper: string; readonly sole: string }> = {
  sneakers: { upper: "M9 20l8-2q6 9 20 11 3 2 2 5H9z", sole: "M8 33h32v4H8z" },
  "high-tops": { upper: "M9 10h9q2 13 19 18 3 2 2 6H9z", sole: "M8 33h32v4H8z" },
  boots: { upper: "M10 6h11l-1 18q14 2 18 8v3H10z", sole: "M9 34h30v4H9z" },
  loafers: { upper: "M9 23q8 2 13 0 14 4 17 11H9z", sole: "M9 33h31v3H9z" },
  heels: { upper: "M9 15q10 2 16 13 8 2 14 7l-13 1Q17 26 11 24z", sole: "M9 15l2 23H9z" },
  sandals: { upper: "M12 25l6-3 4 11h-4zM28 27l6 6h-6z", sole: "M8 33h32v4H8z" },
};

export function ShoeDrawing({ style, colour, accent }: Colours & { style: HumanRecipe["shoes"]["style"] }) {
  const { upper, sole } = SHOES[style];
  return (
    <g {...EDGE}>
      <path d={upper} fill={colour} />
      <path d={sole} fill={accent} />
    </g>
  );
}

export function PatternDrawing({
  pattern,
  colour,
  accent,
}: Colours & { pattern: HumanRecipe["top"]["pattern"] }) {
  const cloth = <rect x="7" y="7" width="34" height="34" rx="6" fill={colour} {...EDGE} />;
  switch (pattern) {
    case "plain":
      return cloth;
    case "stripes":
      return (
        <>
          {cloth}
          <path d="M8 14h32M8 22h32M8 30h32M9 38h30" stroke={accent} strokeWidth="3.4" />
        </>
      );
    case "blocks":
      return (
        <>
          {cloth}
          <path d="M24 7.5h11q6 0 6 6V24H24zM7.5 24H24v16.5H13.5q-6 0-6-6z" fill={accent} />
        </>
      );
    case "fade":
      return (
        <>
          {cloth}
          {[0.25, 0.5, 0.75, 1].map((part, n) => (
            <rect key={part} x="7.5" y={15 + n * 6} width="33" height="6.1" fill={accent} opacity={part} />
          ))}
        </>
      );
    case "sequins":
      return (
        <>
          {cloth}
          {[13, 20, 27, 34].flatMap((y) =>
            [13, 20, 27, 34].map((x) => (
              <circle key={`${x}/${y}`} cx={x} cy={y} r="2.3" fill={(x + y) % 2 ? "#fff" : accent} />
            )),
          )}
        </>
      );
  }
}
