import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Color, ShaderMaterial, UniformsLib, UniformsUtils, Vector3 } from "three";
import { SPECKS } from "../room/surfaces";
import { DISCARD_FADED } from "./crowd-draw/fade";

/** Light as one person gets it: never more than key + rim + bounce, however many lamps the room has. */
export interface PersonLight {
  /** From where the key light comes, world space, unit length. */
  keyDirection: Vector3;
  key: Color;
  rim: Color;
  /** Light from above and from the floor. */
  sky: Color;
  ground: Color;
}

export function personLight(): PersonLight {
  return {
    keyDirection: new Vector3(0.3, 0.8, 0.5).normalize(),
    key: new Color(1, 0.9, 0.78),
    rim: new Color(0.5, 0.3, 0.2),
    sky: new Color(0.3, 0.26, 0.34),
    ground: new Color(0.22, 0.14, 0.1),
  };
}

export const personVertex = /* glsl */ `
#include <common>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <fog_pars_vertex>
attribute float finish;
varying vec3 vColour;
varying vec3 vNormalWorld;
varying vec3 vToEye;
varying vec3 vAt;
varying float vFinish;
varying vec3 vRest;
void main() {
  vColour = color;
  vRest = position;
  vFinish = finish;
  #include <beginnormal_vertex>
  #include <morphnormal_vertex>
  #include <skinbase_vertex>
  #include <skinnormal_vertex>
  #include <begin_vertex>
  #include <morphtarget_vertex>
  #include <skinning_vertex>
  vec4 world = modelMatrix * vec4(transformed, 1.0);
  vNormalWorld = normalize(mat3(modelMatrix) * objectNormal);
  vAt = world.xyz;
  vToEye = cameraPosition - world.xyz;
  vec4 mvPosition = viewMatrix * world;
  gl_Position = projectionMatrix * mvPosition;
  #include <fog_vertex>
}`;

/**
 * Finishes: 0 skin, 1 cloth, 2 hair, 3 eye, 4 shine, 5 sequin.
 *
 * @param light from where it comes: one person's uniforms, or what the vertices of many bring along
 */
export const personFragment = (light: "uniform" | "flat varying") => /* glsl */ `
#include <common>
#include <fog_pars_fragment>
${light} vec3 keyDirection;
${light} vec3 keyColour;
${light} vec3 rimColour;
${light} vec3 skyColour;
${light} vec3 groundColour;
${light} float shading;
${light} float fade;
varying vec3 vColour;
varying vec3 vNormalWorld;
varying vec3 vToEye;
varying vec3 vAt;
varying float vFinish;
varying vec3 vRest;
#ifdef SPECKLED
${SPECKS}
#endif
${DISCARD_FADED}
/** One of many little mirrors, sewn on a centimetre apart: how it is tilted, and a number of its own. */
vec4 sequinAt(vec3 at) {
  vec3 cell = floor(at * 105.0 + 0.5 * floor(mod(at.y * 105.0, 2.0)));
  vec3 k = fract(sin(vec3(dot(cell, vec3(12.7, 78.2, 37.7)), dot(cell, vec3(93.9, 67.3, 11.1)), dot(cell, vec3(42.1, 17.3, 61.7)))) * 437.585);
  return vec4(k - 0.5, fract(k.x * 7.0 + k.y * 13.0));
}
float is(float which) { return 1.0 - step(0.5, abs(vFinish - which)); }
void main() {
  discardFaded(fade);
  vec3 n = normalize(vNormalWorld) * (gl_FrontFacing ? 1.0 : -1.0);
  vec3 eye = normalize(vToEye);
  vec4 sequin = vec4(0.0, 0.0, 0.0, 0.5);
  // Far away mirrors are smaller than a pixel and only flicker.
  float sewn = is(5.0) * (1.0 - smoothstep(0.4, 1.1, max(length(dFdx(vRest)), length(dFdy(vRest))) * 105.0));
  if (sewn > 0.0) {
    sequin = mix(sequin, sequinAt(vRest), sewn);
    n = normalize(n + sequin.xyz * 0.7);
  }
  float facing = dot(n, keyDirection);
  float realistic = step(1.5, shading);
  float anime = step(0.5, shading) - realistic;
  float away = 1.0 - clamp(dot(n, eye), 0.0, 1.0);
  // Toon: two soft steps, lit and half-shade. Anime: one edge, as with ink. Realistic: as light falls off.
  float lit = 0.68 * smoothstep(-0.08, 0.16, facing) + 0.32 * smoothstep(0.3, 0.75, facing);
  lit = mix(lit, 0.96 * smoothstep(-0.01, 0.05, facing), anime);
  lit = mix(lit, 1.12 * pow(clamp(facing * 0.72 + 0.28, 0.0, 1.0), 1.5), realistic);
  float up = n.y * 0.5 + 0.5;
  vec3 ambient = mix(groundColour, skyColour, mix(up, 0.6, anime * 0.85));
  // What looks up to nothing lies in the dark of itself: more so where light is as it is.
  ambient *= 1.0 - realistic * 0.3 * smoothstep(-0.2, 0.8, -n.y);
  vec3 light = ambient * (1.0 + 0.12 * anime) + keyColour * lit;
  // Skin lets a little red through where light turns into shade.
  float turn = smoothstep(-0.3, 0.05, facing) * (1.0 - smoothstep(0.05, 0.34, facing));
  light += is(0.0) * turn * keyColour * vec3(0.17, 0.04, 0.02) * (1.0 - 0.7 * anime + 0.5 * realistic);
  // Skin in shade is met by what the room and those around give back, and its surface returns a little of any light
  // however deep its colour is: else a face against the lamps is a hole with two eyes.
  float deep = is(0.0) * (1.0 - smoothstep(0.03, 0.28, dot(vColour, vec3(0.2126, 0.7152, 0.0722))));
  vec3 around = 0.5 * (skyColour + groundColour) + 0.3 * keyColour;
  light += is(0.0) * (1.0 - lit) * (1.0 - away) * (0.45 + 0.35 * deep) * around;
  vec3 given = vColour + deep * vec3(0.05, 0.03, 0.022);
  float rim = pow(away, 2.6) * smoothstep(-0.5, 0.5, dot(n, -keyDirection) * 0.4 + n.y * 0.6 + 0.3);
  vec3 colour = given * light;
  // A face has bright eyes in any light.
  colour = mix(colour, vColour * (max(ambient * 1.5, vec3(0.12)) + keyColour * (0.42 + 0.3 * lit)), is(3.0));
  vec3 halfway = normalize(keyDirection + eye);
  float glance = max(dot(n, halfway), 0.0);
  float gloss = pow(glance, 34.0) * is(4.0) + smoothstep(0.78, 0.92, glance) * 0.16 * is(2.0) * (1.0 - anime);
  // Drawn hair has a band of light with an edge; real skin a sheen that comes at a slant.
  gloss += anime * is(2.0) * 0.3 * smoothstep(0.9, 0.92, glance) * (1.0 - smoothstep(0.965, 0.985, glance));
  gloss += realistic * (is(0.0) * (0.16 * pow(glance, 14.0) + 0.1 * pow(away, 4.0)) + is(2.0) * 0.22 * pow(glance, 26.0));
  gloss += is(5.0) * (0.35 * pow(glance, 18.0) + 1.5 * sewn * step(0.8, sequin.w) * pow(glance, 10.0));
  colour *= 1.0 + is(5.0) * (sequin.w - 0.5) * 0.5;
  // Cloth that shines has the colour of its thread; more white on it looks like plastic.
  colour += gloss * keyColour * (0.1 + 1.1 * vColour);
  colour += is(4.0) * vColour * 0.12;
  // Light from behind has the colour of the hair it comes through, and no edge where a lock turns away.
  vec3 rimmed = mix(vec3(0.35) + 0.65 * vColour, vec3(0.06) + 1.2 * vColour, is(2.0));
  colour += rimColour * rim * (1.0 - is(3.0)) * rimmed * (1.0 - 0.45 * realistic - 0.6 * anime);
  // An inked outline, where a surface turns away from who looks.
  colour *= 1.0 - anime * (1.0 - is(3.0)) * (1.0 - is(4.0)) * 0.72 * smoothstep(0.72, 0.84, away);
  #ifdef SPECKLED
  // What a ball throws is far more than the light between: as it is, half a face would be a mask of another colour.
  vec3 thrown = specks(vAt, n);
  colour += vColour * (1.0 - 0.35 * is(0.0)) * thrown / (1.0 + 0.9 * max(thrown.r, max(thrown.g, thrown.b)));
  #endif
  // Nobody burns out: the top of the range is rolled off per person.
  float peak = max(colour.r, max(colour.g, colour.b));
  colour *= peak > 0.8 ? (0.8 + 0.3 * (1.0 - exp(-(peak - 0.8) * 2.2))) / peak : 1.0;
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
  #include <fog_fragment>
}`;

/** By style, as the shader reads it. */
export const SHADINGS: Readonly<Record<HumanRecipe["style"], number>> = { toon: 0, anime: 1, realistic: 2 };

export class PersonMaterial extends ShaderMaterial {
  /** See crowd-draw/fade.ts. */
  readonly fade = { value: 1 };

  constructor(light: PersonLight, specks: boolean) {
    super({
      uniforms: UniformsUtils.clone(UniformsLib.fog),
      vertexShader: personVertex,
      fragmentShader: personFragment("uniform"),
      vertexColors: true,
      fog: true,
      defines: specks ? { SPECKLED: 1 } : {},
    });
    // Kept by reference: whoever owns the light writes to it each frame.
    this.uniforms.keyDirection = { value: light.keyDirection };
    this.uniforms.keyColour = { value: light.key };
    this.uniforms.rimColour = { value: light.rim };
    this.uniforms.skyColour = { value: light.sky };
    this.uniforms.groundColour = { value: light.ground };
    this.uniforms.fade = this.fade;
    this.uniforms.shading = { value: SHADINGS.toon };
  }

  set style(style: HumanRecipe["style"]) {
    if (this.uniforms.shading) this.uniforms.shading.value = SHADINGS[style];
  }
}
