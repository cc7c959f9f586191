import { componentsOf, type Scene } from "@karaverse/worlds";
import { Color, type Material, type Texture, Vector3, Vector4 } from "three";
import type { Lamp } from "./bake";
import { STAGE } from "./circuits";

/** More than these are not told apart in a floor, and each costs every pixel of it. */
const MOST_LAMPS = 14;

/** What a polished floor mirrors without drawing the room once more: worked out for each of its pixels. */
export interface Sheen {
  uniforms: Record<string, { value: unknown }>;
  lamps: number;
  circuits: number;
  round: boolean;
}

/** Null where nothing shines enough, or where the words' screen hangs askew. */
export function sheenOf(
  scene: Scene,
  lamps: readonly Lamp[],
  circuits: readonly Color[],
  fine: boolean,
): Sheen | null {
  const screen = componentsOf(scene, "screen")[0];
  const { gloss } = scene.environment;
  if (gloss < 0.1 || !screen || Math.abs(screen.prop.yaw - Math.PI) > 0.01) return null;
  const { at } = screen.prop;
  const { width, height } = screen.component;
  const { footprint, height: stageHeight } = scene.stage;
  const curtain = scene.props.find(({ model }) => model === "curtain");
  const burning = fine
    ? lamps
        .filter(({ y }) => y < 4)
        .sort((a, b) => b.strength * b.reach - a.strength * a.reach)
        .slice(0, MOST_LAMPS)
    : [];
  const round = footprint.kind === "circle";
  return {
    lamps: burning.length,
    circuits: circuits.length,
    round,
    uniforms: {
      circuits: { value: circuits },
      sheenGloss: { value: gloss },
      sheenMap: { value: null as Texture | null },
      sheenScreen: { value: new Vector4(at.x, at.y, width / 2, height / 2) },
      sheenDepth: { value: new Vector3(at.z + 0.1, (curtain?.at.z ?? at.z) + 0.3, stageHeight) },
      sheenCloth: {
        value: curtain
          ? new Vector4(
              curtain.at.x,
              curtain.at.y + curtain.size.height / 2,
              curtain.size.width / 2,
              curtain.size.height / 2,
            )
          : new Vector4(0, 0, 0.001, 0.001),
      },
      sheenClothColour: { value: new Color(curtain?.colour ?? "#7c1430").multiplyScalar(1.5) },
      sheenStage: {
        value: round
          ? new Vector4(footprint.x, footprint.z, footprint.radius, 0)
          : new Vector4(footprint.minX, footprint.maxX, footprint.maxZ, 0),
      },
      sheenLamps: {
        value: burning.map(({ x, y, z, circuit }) => new Vector4(x, y, z, circuit)),
      },
      sheenColours: {
        value: burning.map(({ colour, strength }) =>
          colour.clone().multiplyScalar(0.24 * Math.min(3.5, strength)),
        ),
      },
    },
  };
}

const declared = ({ lamps, circuits, round }: Sheen) => /* glsl */ `
uniform float sheenGloss;
uniform sampler2D sheenMap;
uniform vec4 sheenScreen;
uniform vec3 sheenDepth;
uniform vec4 sheenCloth;
uniform vec3 sheenClothColour;
uniform vec4 sheenStage;
uniform vec3 circuits[${circuits}];
${lamps > 0 ? `uniform vec4 sheenLamps[${lamps}];\nuniform vec3 sheenColours[${lamps}];` : ""}
float sheenIn(vec2 p, vec4 box, float soft) {
  vec2 edge = abs(p - box.xy) - box.zw;
  return 1.0 - smoothstep(-soft, soft, max(edge.x, edge.y));
}
vec3 sheen(vec3 at, vec3 wood) {
  vec3 view = normalize(at - cameraPosition);
  if (view.y > -0.01) return vec3(0.0);
  // No two boards lie quite level, and wax is thinner where people dance.
  vec2 board = floor(at.xz * vec2(2.1, 8.3) + vec2(floor(at.z * 8.3) * 0.37, 0.0));
  float tilt = fract(sin(dot(board, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
  vec3 way = normalize(vec3(view.x + tilt * 0.0045 + 0.002 * sin(at.z * 23.0 + at.x * 7.0), -view.y, view.z + tilt * 0.004));
  float grazing = 1.0 + view.y;
  float share = sheenGloss * (0.1 + 0.9 * grazing * grazing * grazing);
  vec3 light = vec3(0.0);
  float open = 1.0;
  // The stage's edge hides what is low behind it; its own line of light is seen.
  ${
    round
      ? `vec2 off = at.xz - sheenStage.xy;
  vec2 along = normalize(way.xz);
  float half_ = dot(off, along);
  float inside = half_ * half_ - dot(off, off) + sheenStage.z * sheenStage.z;
  float reach = (-half_ - sqrt(max(0.0, inside))) / max(0.001, length(way.xz));
  bool meets = inside > 0.0 && reach > 0.0;`
      : `float reach = (sheenStage.z - at.z) / min(-0.001, way.z);
  vec3 hit = at + way * reach;
  bool meets = reach > 0.0 && hit.x > sheenStage.x && hit.x < sheenStage.y;`
  }
  if (meets) {
    float y = at.y + way.y * reach;
    float soft = 0.03 + 0.012 * reach;
    open = smoothstep(sheenDepth.z - soft, sheenDepth.z + soft, y);
    light += vec3(1.0, 0.55, 0.2) * circuits[${STAGE}] * exp(-pow((y - sheenDepth.z + 0.05) / (0.04 + soft), 2.0)) * 1.1;
    light += vec3(0.1, 0.03, 0.04) * (1.0 - open) * circuits[${STAGE}];
  }
  if (way.z < -0.02) {
    float far = (sheenDepth.y - at.z) / way.z;
    vec2 p = (at + way * far).xy;
    float pleat = 0.72 + 0.28 * sin(p.x * 5.2 + 0.5 * sin(p.x * 1.3));
    float low = 1.0 - 0.35 * clamp((p.y - sheenDepth.z) / (sheenCloth.w * 2.0), 0.0, 1.0);
    light += open * sheenClothColour * pleat * low * circuits[${STAGE}] * sheenIn(p, sheenCloth, 0.3);
    far = (sheenDepth.x - at.z) / way.z;
    p = (at + way * far).xy;
    float on = sheenIn(p, sheenScreen, 0.06 + 0.006 * far);
    vec2 uv = (p - sheenScreen.xy) / sheenScreen.zw * 0.5 + 0.5;
    vec3 shown = texture2D(sheenMap, clamp(uv, 0.0, 1.0), 2.4).rgb;
    light = mix(light, shown * 1.25, on * open);
  }
  ${
    lamps > 0
      ? `vec3 across = normalize(vec3(-way.z, 0.0, way.x));
  for (int n = 0; n < ${lamps}; n++) {
    vec3 to = sheenLamps[n].xyz - at;
    float near = dot(to, way);
    vec3 miss = to - way * near;
    float side = dot(miss, across);
    float rest = dot(miss, miss) - side * side;
    float wide = 0.1 + 0.014 * near;
    float tall = 0.24 + 0.05 * near;
    light += step(0.0, near) * sheenColours[n] * circuits[int(sheenLamps[n].w + 0.5)] * exp(-side * side / (wide * wide) - rest / (tall * tall));
  }`
      : ""
  }
  return light * share * (0.55 + 2.2 * wood);
}`;

/** After the lamps have been let into it (surfaces.ts). */
export function polish(material: Material, sheen: Sheen): void {
  const before = material.onBeforeCompile;
  const key = material.customProgramCacheKey();
  material.customProgramCacheKey = () => `${key} sheen ${sheen.lamps} ${sheen.round}`;
  material.onBeforeCompile = (shader, renderer) => {
    before.call(material, shader, renderer);
    Object.assign(shader.uniforms, sheen.uniforms);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${declared(sheen)}`)
      .replace(
        "#include <emissivemap_fragment>",
        "#include <emissivemap_fragment>\ntotalEmissiveRadiance += sheen(vAt, diffuseColor.rgb);",
      );
  };
}
