import {
  Color,
  DoubleSide,
  FrontSide,
  type MeshStandardMaterial,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
} from "three";
import { type PersonLight, personFragment, personVertex, SHADINGS } from "../material";

/** What a vertex of the house brings along is the same for a whole surface of a file, but for colours and where it is in its picture. */
const vertexShader = patched(personVertex, [
  ["attribute float finish;", "uniform float finish;\nuniform vec3 tint;\nvarying vec2 vMapUv;"],
  ["varying vec3 vColour;", "varying vec3 vTint;"],
  [
    "vColour = color;",
    `vMapUv = uv;
  vTint = tint;
  #if defined(USE_COLOR) || defined(USE_COLOR_ALPHA)
  vTint *= color.rgb;
  #endif`,
  ],
]);

/** The room's own light on people, with a picture for their colour. */
const fragmentShader = patched(personFragment("uniform"), [
  [
    "varying vec3 vColour;",
    "varying vec3 vTint;\nvarying vec2 vMapUv;\nuniform sampler2D map;\nuniform float opacity;\nuniform float cut;\nvec3 vColour;",
  ],
  [
    "void main() {",
    `void main() {
  #ifdef PICTURED
  vec4 texel = texture2D(map, vMapUv);
  #else
  vec4 texel = vec4(1.0);
  #endif
  float alpha = texel.a * opacity;
  if (alpha < cut) discard;
  vColour = texel.rgb * vTint;`,
  ],
  ["gl_FragColor = vec4(colour, 1.0);", "gl_FragColor = vec4(colour, alpha);"],
]);

function patched(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((now, [from, to]) => {
    if (now.split(from).length !== 2) throw new Error(`people's shader has no longer "${from}" once`);
    return now.replace(from, to);
  }, text);
}

const FINISHES = [
  [/hair/i, 2],
  [/iris|eye(?!brow|lash|line|lid)/i, 3],
  [/skin|face|body|mouth|brow|lash/i, 0],
  [/shine|metal|glass/i, 4],
] as const;
const CLOTH = 1;
/** How a surface takes light goes by what authors call it; most tools name them so. */
export const finishOf = (name: string): number => FINISHES.find(([like]) => like.test(name))?.[1] ?? CLOTH;

/** What a file says of a surface, in the room's light. */
export class VrmMaterial extends ShaderMaterial {
  readonly fade = { value: 1 };

  constructor(of: MeshStandardMaterial, light: PersonLight, room: object) {
    super({
      uniforms: UniformsUtils.clone(UniformsLib.fog),
      vertexShader,
      fragmentShader,
      vertexColors: of.vertexColors,
      fog: true,
      side: of.side === FrontSide ? FrontSide : DoubleSide,
      transparent: of.transparent,
      depthWrite: of.depthWrite,
      defines: of.map ? { PICTURED: 1 } : {},
    });
    Object.assign(this.uniforms, room, {
      // Kept by reference: whoever owns the light writes to it each frame.
      keyDirection: { value: light.keyDirection },
      keyColour: { value: light.key },
      rimColour: { value: light.rim },
      skyColour: { value: light.sky },
      groundColour: { value: light.ground },
      fade: this.fade,
      shading: { value: SHADINGS.toon },
      finish: { value: finishOf(of.name) },
      tint: { value: new Color().copy(of.color) },
      opacity: { value: of.transparent ? of.opacity : 1 },
      cut: { value: of.transparent ? 0.02 : of.alphaTest },
      map: { value: of.map },
    });
  }
}
