import {
  Color,
  DoubleSide,
  FrontSide,
  type Material,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  type Texture,
  Vector3,
} from "three";
import type { QualityPlan } from "../quality";
import { bakedInto } from "./bake";
import type { Surface } from "./workshop";

/** Uniforms that all surfaces (and people) share. */
export interface RoomUniforms {
  /** How bright and in what colour the baked lamps of each circuit burn. */
  circuits: { value: readonly Color[] };
  ball: { value: Vector3 };
  ballAngle: { value: number };
  ballColour: { value: Color };
  /** Seconds; stands still where motion is reduced. */
  roomTime: { value: number };
}

/** @param circuits written by somebody else in each frame */
export function roomUniforms(circuits: readonly Color[]): RoomUniforms {
  return {
    circuits: { value: circuits },
    ball: { value: new Vector3(0, 5, 0) },
    ballAngle: { value: 0 },
    ballColour: { value: new Color(0, 0, 0) },
    roomTime: { value: 0 },
  };
}

/** Specks that a turning mirror ball throws on a point with a normal. One row of facets a band of latitude. */
export const SPECKS = /* glsl */ `
uniform vec3 ball;
uniform float ballAngle;
uniform vec3 ballColour;
vec3 specks(vec3 at, vec3 n) {
  if (ballColour.r + ballColour.g + ballColour.b < 0.004) return vec3(0.0);
  vec3 d = at - ball;
  float far = length(d);
  d /= far;
  float band = asin(clamp(d.y, -1.0, 1.0)) * 13.0;
  float row = floor(band);
  float middle = (row + 0.5) / 13.0;
  float columns = max(3.0, floor(62.0 * cos(middle)));
  float turn = atan(d.z, d.x) / 6.2831853 + ballAngle + 0.37 * fract(sin(row * 12.9898) * 43758.5453);
  float column = floor(fract(turn) * columns);
  vec2 cell = vec2(fract(fract(turn) * columns), fract(band)) - 0.5;
  cell += 0.5 * (fract(sin(vec2(column * 3.1 + row, column * 7.7 - row * 2.3)) * 43758.5453) - 0.5);
  float chance = fract(sin(dot(vec2(row, column), vec2(127.1, 311.7))) * 43758.5453);
  float spot = 1.0 - smoothstep(0.02, 0.25, length(cell * vec2(1.0, 1.15)));
  float facing = clamp(dot(n, -d) * 1.4, 0.0, 1.0);
  vec3 tint = mix(vec3(1.0), ballColour / max(0.001, max(ballColour.r, max(ballColour.g, ballColour.b))), 0.6);
  return ballColour * tint * spot * step(0.5, chance) * (0.7 + 1.6 * chance) * facing / (0.6 + 0.036 * far * far);
}`;

/** What moves by itself on a surface: cloth breathes from its rail down, leaves sway, bottles catch a lamp now and then. */
const LIFE: Partial<Record<Surface, { vertex?: string; fragment?: string }>> = {
  foliage: {
    vertex: /* glsl */ `
float breeze = sin(roomTime * 0.8 + position.x * 0.7 + position.z * 0.5) + 0.6 * sin(roomTime * 1.9 + position.x * 2.3);
transformed.xz += 0.018 * breeze * vec2(1.0, 0.6);`,
  },
  drape: {
    vertex: /* glsl */ `
float hang = 1.0 - uv.y;
float breath = sin(roomTime * 0.6 + position.x * 0.8) + 0.5 * sin(roomTime * 1.07 - position.x * 2.1);
transformed.z += 0.06 * hang * breath;
vBaked *= 1.0 + 0.09 * hang * breath;`,
  },
  glass: {
    fragment: /* glsl */ `
vec3 bottle = floor(vAt * vec3(5.0, 1.3, 5.0));
float turn = fract(sin(dot(bottle, vec3(12.9898, 78.233, 37.719))) * 43758.5453);
totalEmissiveRadiance += vec3(1.0, 0.78, 0.5) * pow(0.5 + 0.5 * sin(roomTime * (0.4 + turn) + turn * 60.0), 24.0) * 0.5;`,
  },
};

/** What a polished thing mirrors of the soft light around it, where no reflection map is: most of it where one looks along it. */
const GLEAM = /* glsl */ `
vec3 away = normalize(vOut);
float along = 1.0 - clamp(dot(normalize(cameraPosition - vAt), away), 0.0, 1.0);
totalEmissiveRadiance += gleam * (0.3 + 0.7 * along * along) * (0.45 + 0.55 * max(0.0, away.y));`;
/** Of the soft light, on something as smooth as a mirror. */
const GLEAMS = 0.08;

interface Extras {
  specks: boolean;
  /** Null where a reflection map does it. */
  gleam: Color | null;
}

/** Adds the baked lamps, and the specks where they can be afforded, to one of three's materials. */
function furnish(
  material: Material,
  uniforms: RoomUniforms,
  { specks, gleam }: Extras,
  surface: Surface,
): void {
  const { vertex = "", fragment = "" } = LIFE[surface] ?? {};
  const baked = uniforms.circuits.value.map((_, n) => bakedInto(n));
  // Materials that read alike are drawn by one program unless they say what tells them apart.
  material.customProgramCacheKey = () =>
    `${surface in LIFE ? surface : ""} ${specks} ${gleam !== null} ${baked.length}`;
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms, gleam && { gleam: { value: gleam } });
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>\n${baked.map((name) => `attribute vec3 ${name};\n`).join("")}uniform vec3 circuits[${baked.length}];\nuniform float roomTime;\nvarying vec3 vBaked;\nvarying vec3 vAt;\nvarying vec3 vOut;`,
      )
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>\nvBaked = ${baked.map((name, n) => `${name} * circuits[${n}]`).join(" + ")};${vertex}\nvAt = (modelMatrix * vec4(transformed, 1.0)).xyz;\nvOut = normalize(mat3(modelMatrix) * objectNormal);`,
      );
    // A card is lit as the crown that it belongs to, from whichever side it is seen.
    if (surface === "foliage")
      shader.fragmentShader = shader.fragmentShader.replace(
        "#include <normal_fragment_begin>",
        "float faceDirection = 1.0;\nvec3 normal = normalize(vNormal);\nvec3 nonPerturbedNormal = normal;",
      );
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>\nvarying vec3 vBaked;\nvarying vec3 vAt;\nvarying vec3 vOut;\nuniform float roomTime;\n${gleam ? "uniform vec3 gleam;\n" : ""}${specks ? SPECKS : ""}`,
      )
      .replace(
        "#include <emissivemap_fragment>",
        `#include <emissivemap_fragment>\ntotalEmissiveRadiance += diffuseColor.rgb * vBaked;${
          specks
            ? "\ntotalEmissiveRadiance += (diffuseColor.rgb * 2.2 + 0.05) * specks(vAt, normalize(vOut));"
            : ""
        }${gleam ? GLEAM : ""}${fragment}`,
      );
  };
}

interface Finish {
  roughness: number;
  metalness: number;
  sheen?: string;
  clear?: number;
}

const FINISH: Record<Surface, Finish> = {
  matte: { roughness: 0.9, metalness: 0 },
  polished: { roughness: 0.32, metalness: 0.05 },
  metal: { roughness: 0.32, metalness: 0.92 },
  velvet: { roughness: 0.92, metalness: 0, sheen: "#ff7a94" },
  drape: { roughness: 0.92, metalness: 0, sheen: "#ff7a94" },
  leaf: { roughness: 0.7, metalness: 0 },
  foliage: { roughness: 0.85, metalness: 0 },
  glass: { roughness: 0.1, metalness: 0.1 },
  floor: { roughness: 0.42, metalness: 0.05 },
  wall: { roughness: 0.7, metalness: 0.06 },
  ceiling: { roughness: 1, metalness: 0 },
  glow: { roughness: 1, metalness: 0 },
};

/** A carpet's, or grass's. */
const SOFT_FLOOR = 0.96;

interface Place {
  map: Texture | null;
  hasSoftFloor: boolean;
  /** What is mirrored where nothing is drawn for it. */
  around: Color;
}

export function surfaceMaterial(
  surface: Surface,
  plan: QualityPlan,
  uniforms: RoomUniforms,
  { map, hasSoftFloor, around }: Place,
): Material {
  const { metalness, sheen, ...finish } = FINISH[surface];
  const roughness = surface === "floor" && hasSoftFloor ? SOFT_FLOOR : finish.roughness;
  const side = ["velvet", "drape", "leaf", "foliage"].includes(surface) ? DoubleSide : FrontSide;
  if (surface === "glow") return new MeshBasicMaterial({ vertexColors: true, side: DoubleSide });
  const common = { vertexColors: true, map, side };
  let material: Material;
  if (!plan.physical) material = new MeshLambertMaterial(common);
  else if (sheen && plan.bloom)
    material = new MeshPhysicalMaterial({
      ...common,
      roughness,
      metalness,
      sheen: 0.7,
      sheenRoughness: 0.4,
      sheenColor: new Color(sheen),
    });
  else material = new MeshStandardMaterial({ ...common, roughness, metalness });
  if (surface === "foliage") material.alphaTest = 0.4;
  if (surface === "glass") {
    material.transparent = true;
    material.opacity = 0.82;
  }
  const gleam = plan.physical ? null : around.clone().multiplyScalar(GLEAMS * (1 - roughness));
  furnish(material, uniforms, { specks: plan.specks && surface !== "glass", gleam }, surface);
  return material;
}
