import { BONE_COUNT } from "@karaverse/avatars";
import { type DataTexture, ShaderMaterial, UniformsLib, UniformsUtils } from "three";
import { personFragment } from "../material";

/** Texels a bone; then the light: key direction, key, rim, sky, ground; then place and yaw. */
const BONE_TEXELS = 3;
export const LIGHT_AT = BONE_COUNT * BONE_TEXELS;
export const PLACE_AT = LIGHT_AT + 5;
export const ROW_TEXELS = PLACE_AT + 1;

/** No matrix of a mesh and no light of one person: all of it is in the row that a vertex names. */
const vertexShader = /* glsl */ `
#include <common>
#include <fog_pars_vertex>
uniform highp sampler2D people;
attribute vec4 paint;
attribute vec4 bones;
attribute vec4 shares;
attribute float slot;
varying vec3 vColour;
varying vec3 vNormalWorld;
varying vec3 vToEye;
varying vec3 vAt;
varying float vFinish;
varying vec3 vRest;
flat varying vec3 keyDirection;
flat varying vec3 keyColour;
flat varying vec3 rimColour;
flat varying vec3 skyColour;
flat varying vec3 groundColour;
flat varying float shading;
flat varying float fade;
vec4 told(int texel) { return texelFetch(people, ivec2(texel, int(slot)), 0); }
void main() {
  vec4 key = told(${LIGHT_AT});
  fade = key.w;
  // Who is not seen ends before anything else is read.
  if (fade <= 0.0 || fade >= 2.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec4 a = vec4(0.0);
  vec4 b = vec4(0.0);
  vec4 c = vec4(0.0);
  for (int n = 0; n < 4; n++) {
    if (shares[n] == 0.0) continue;
    int bone = int(bones[n]) * ${BONE_TEXELS};
    a += told(bone) * shares[n];
    b += told(bone + 1) * shares[n];
    c += told(bone + 2) * shares[n];
  }
  vec4 at = vec4(position, 1.0);
  // Bodies are built facing +z, people look along -z.
  vec4 place = told(${PLACE_AT});
  vec2 turn = -vec2(cos(place.w), sin(place.w));
  mat3 yaw = mat3(turn.x, 0.0, -turn.y, 0.0, 1.0, 0.0, turn.y, 0.0, turn.x);
  vec4 world = vec4(place.xyz + yaw * vec3(dot(a, at), dot(b, at), dot(c, at)), 1.0);
  vNormalWorld = yaw * normalize(vec3(dot(a.xyz, normal), dot(b.xyz, normal), dot(c.xyz, normal)));
  vColour = paint.rgb * paint.rgb;
  vFinish = paint.a * 255.0;
  vAt = world.xyz;
  vRest = position;
  vToEye = cameraPosition - world.xyz;
  vec4 shaded = told(${LIGHT_AT} + 1);
  keyDirection = key.xyz;
  keyColour = shaded.xyz;
  shading = shaded.w;
  rimColour = told(${LIGHT_AT} + 2).xyz;
  skyColour = told(${LIGHT_AT} + 3).xyz;
  groundColour = told(${LIGHT_AT} + 4).xyz;
  vec4 mvPosition = viewMatrix * world;
  gl_Position = projectionMatrix * mvPosition;
  #include <fog_vertex>
}`;

/** PersonMaterial for many at once. */
export class BatchMaterial extends ShaderMaterial {
  readonly #people: { value: DataTexture };

  constructor(people: DataTexture, specks: boolean, room: object) {
    super({
      uniforms: UniformsUtils.clone(UniformsLib.fog),
      vertexShader,
      fragmentShader: personFragment("flat varying"),
      fog: true,
      defines: specks ? { SPECKLED: 1 } : {},
    });
    this.#people = { value: people };
    this.uniforms.people = this.#people;
    Object.assign(this.uniforms, room);
  }

  set people(texture: DataTexture) {
    this.#people.value = texture;
  }
}
