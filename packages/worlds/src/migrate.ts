import { z } from "zod";
import { BALL_CUES, SHOW_CUES } from "./cues";
import { SCENE_VERSION, Scene } from "./scene";

const Loose = z.record(z.string(), z.unknown());
const Old = z.looseObject({
  version: z.literal(1),
  spawns: z.array(z.unknown()),
  props: z.array(z.looseObject({ components: z.array(z.looseObject({ kind: z.string() })) })),
});

type OldComponent = z.infer<typeof Old>["props"][number]["components"][number];

/** @param isFront the first two lamps kept to whoever sang */
function newer(component: OldComponent, isFront: boolean): Record<string, unknown> {
  const { kind, ...rest } = component;
  if (kind === "solid") {
    const { shape, ...measures } = rest;
    return { kind, shape: { kind: shape, ...measures } };
  }
  if (kind === "screen") return { ...component, shows: "lyrics" };
  if (kind === "light") return { ...component, cues: rest.group === "beams" && !isFront ? SHOW_CUES : [] };
  if (kind === "mirror-ball") return { ...component, cues: BALL_CUES };
  return component;
}

/** Version 1 knew no entrance, inner walls, levels, zones or cues. */
function fromFirst(document: unknown): unknown {
  const old = Old.parse(document);
  const lamps = old.props.flatMap(({ components }) => components.filter(({ group }) => group === "beams"));
  const front = new Set(lamps.slice(0, 2));
  return {
    ...old,
    version: 2,
    holds: old.spawns.length,
    entrance: null,
    innerWalls: [],
    levels: [],
    zones: [],
    props: old.props.map((prop) => ({
      ...prop,
      components: prop.components.map((part) => newer(part, front.has(part))),
    })),
  };
}

/** From each version to the next. */
const STEPS: Readonly<Record<number, (document: unknown) => unknown>> = { 1: fromFirst };

/** A scene of any version as one of today's; throws zod's error for what is none. */
export function readScene(document: unknown): Scene {
  let scene = document;
  for (let version = versionOf(scene); version < SCENE_VERSION; version = versionOf(scene)) {
    const step = STEPS[version];
    if (!step) break;
    scene = step(scene);
  }
  return Scene.parse(scene);
}

function versionOf(document: unknown): number {
  const { version } = Loose.safeParse(document).data ?? {};
  return typeof version === "number" ? version : SCENE_VERSION;
}
