import { encodeHuman, type HumanRecipe, humanFor } from "@karaverse/avatars/recipe";
import { memo, useEffect, useMemo, useSyncExternalStore } from "react";
import { portraits } from "@/world/portraits";
import { lookPicture } from "./looks/pictures";

/** Somebody's head and shoulders as the room draws them; until it has, flat, from the same recipe. */
export const Portrait = memo(function Portrait({
  code,
  person = "",
  recipe,
  className = "size-full",
}: {
  code?: string;
  person?: string;
  recipe?: HumanRecipe;
  className?: string;
}) {
  const shown = useMemo(() => recipe ?? humanFor(code ?? "", person), [recipe, code, person]);
  const key = useMemo(() => encodeHuman(shown), [shown]);
  const ready = lookPicture(key);
  const made = useSyncExternalStore(
    portraits.subscribe,
    () => portraits.urlOf(key),
    () => null,
  );
  const taken = ready ?? made;
  useEffect(() => (ready === null ? portraits.want(key, shown) : undefined), [ready, key, shown]);
  if (taken === null) return <FlatPortrait recipe={shown} className={className} />;
  // biome-ignore lint/performance/noImgElement: made in this page, and small
  return <img src={taken} alt="" aria-hidden="true" draggable={false} className={className} />;
});

/** A drawing of them, at once and wherever no room is drawn. */
export function FlatPortrait({ recipe, className }: { recipe: HumanRecipe; className: string }) {
  const { hair, face, faceHair, glasses, hat } = recipe;
  const skin = recipe.skin.colour;
  const worn = recipe.torso === "dress" ? recipe.dress : recipe.top;
  const build = 0.86 + (recipe.body.shoulders / 100) * 0.28;
  const open = 2.6 + face.eyes.open / 45;
  return (
    <svg viewBox="0 0 100 100" className={className} aria-hidden="true">
      <rect width="100" height="100" fill="#241a30" />
      <Mane style={hair.style} colour={hair.colour} />
      {hair.style === "afro" || hair.style === "locs" ? (
        <circle cx="50" cy="38" r="31" fill={hair.colour} />
      ) : null}
      {hair.style === "curls" ? (
        <path
          d="M22 50a12 12 0 0 1 4-22 14 14 0 0 1 24-12 14 14 0 0 1 24 12 12 12 0 0 1 4 22z"
          fill={hair.colour}
        />
      ) : null}
      {hair.style === "ponytail" ? <path d="M66 26q20 4 15 34-8-8-12-20z" fill={hair.colour} /> : null}
      {hair.style === "bun" ? <circle cx="50" cy="15" r="10" fill={hair.colour} /> : null}
      {hair.style === "spaceBuns" ? (
        <g fill={hair.colour}>
          <circle cx="33" cy="20" r="9" />
          <circle cx="67" cy="20" r="9" />
        </g>
      ) : null}
      {hair.style === "mohawk" ? <path d="M44 32q-4-26 6-26t6 26z" fill={hair.colour} /> : null}
      {hair.style === "braids" ? (
        <path d="M28 44q-6 20-3 38h7l2-36zM72 44q6 20 3 38h-7l-2-36z" fill={hair.colour} />
      ) : null}
      <g transform={`translate(50 100) scale(${build} 1) translate(-50 -100)`}>
        <path d="M18 100q2-25 32-25t32 25z" fill={worn.colour} />
        <path d="M40 76q10 9 20 0l-3 8q-7 5-14 0z" fill={worn.accent} />
      </g>
      <path d="M43 64h14v10q-7 7-14 0z" fill={skin} />
      <path d="M43 67q7 6 14 0v4q-7 6-14 0z" fill="#0d0a12" opacity=".16" />
      <path d="M29 44q0-22 21-22t21 22q0 25-21 27-21-2-21-27z" fill={skin} />
      <Hair style={hair.style} colour={hair.colour} />
      {faceHair === "beard" || faceHair === "goatee" ? (
        <path d="M30 50q2 22 20 23 18-1 20-23-4 9-9 9-11-4-22 0-5 0-9-9z" fill={hair.colour} />
      ) : null}
      {faceHair === "moustache" ? (
        <path d="M40 57q5-4 10 0 5-4 10 0-5 4-10 2-5 2-10-2z" fill={hair.colour} />
      ) : null}
      {faceHair === "stubble" ? (
        <path d="M31 52q2 18 19 19 17-1 19-19-8 12-19 11-11 1-19-11z" fill={hair.colour} opacity=".28" />
      ) : null}
      <g fill="#fff">
        <ellipse cx="41" cy="47" rx="5" ry={open} />
        <ellipse cx="59" cy="47" rx="5" ry={open} />
      </g>
      <g fill={face.eyes.colour}>
        <circle cx="41.4" cy="47.3" r="2.8" />
        <circle cx="58.6" cy="47.3" r="2.8" />
      </g>
      <path
        d="M36 40q5-3 10-.6M64 40q-5-3-10-.6"
        stroke={hair.style === "bald" ? "#3a2a20" : hair.colour}
        strokeWidth={1.4 + face.brows.thickness / 70}
        strokeLinecap="round"
        fill="none"
      />
      <g fill="#ff5f6d" opacity={recipe.skin.blush / 380}>
        <ellipse cx="36" cy="55" rx="5" ry="3" />
        <ellipse cx="64" cy="55" rx="5" ry="3" />
      </g>
      <path
        d="M48.6 53q1.4 1.6 2.8 0"
        stroke="#0d0a12"
        strokeOpacity=".35"
        strokeWidth="1.6"
        fill="none"
        strokeLinecap="round"
      />
      <path
        d={face.mouth.width > 60 ? MOUTHS.wide : face.mouth.lower > 65 ? MOUTHS.full : MOUTHS.smile}
        fill={recipe.skin.lips ?? "#8e2a38"}
        stroke={recipe.skin.lips ?? "#8e2a38"}
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {glasses === "none" ? null : (
        <g
          fill={glasses === "dark" || glasses === "aviator" ? "#15101c" : "none"}
          stroke="#15101c"
          strokeWidth="1.8"
        >
          <rect
            x="33.5"
            y="41.5"
            width="14"
            height="11"
            rx={glasses === "round" || glasses === "aviator" ? 5.5 : 2.5}
          />
          <rect
            x="52.5"
            y="41.5"
            width="14"
            height="11"
            rx={glasses === "round" || glasses === "aviator" ? 5.5 : 2.5}
          />
          <path d="M47.5 46h5" />
        </g>
      )}
      <Hat style={hat.style} colour={hat.colour} />
    </svg>
  );
}

/** What of long hair is seen behind the face. */
function Mane({ style, colour }: { style: HumanRecipe["hair"]["style"]; colour: string }) {
  const d = MANES[style];
  return d ? <path d={d} fill={colour} /> : null;
}

const MANES: Partial<Record<HumanRecipe["hair"]["style"], string>> = {
  curtains: "M25 46Q23 18 50 18t25 28v10l-6 4-6-30q-13-4-26 0l-6 30-6-4z",
  bob: "M24 46Q22 18 50 18t26 28v18q-2 5-8 4H32q-6 1-8-4z",
  long: "M24 46Q22 18 50 18t26 28v42H24z",
  wavy: "M24 46Q22 18 50 18t26 28q6 7 1 14 7 7 1 14 5 7 0 13H22q-5-6 0-13-6-7 1-14-5-7 1-14z",
  locs: "M22 46Q22 18 50 18t28 28v36h-6V60h-4v24h-6V58H38v26h-6V60h-4v22h-6z",
};
const MOUTHS = {
  smile: "M45 61q5 4 10 0-5 1.500-10 0z",
  full: "M45 61.500q2.500-2 5-.8 2.500-1.200 5 .8-2 3-5 3t-5-3z",
  wide: "M43 60.500q7 6 14 0-7 1.500-14 0z",
} as const;

function Hair({ style, colour }: { style: HumanRecipe["hair"]["style"]; colour: string }) {
  switch (style) {
    case "bald":
    case "mohawk":
      return null;
    case "buzz":
    case "undercut":
      return (
        <path d="M29.500 42Q29 22 50 21t20.500 21q-3-11-20.500-11t-20.500 11z" fill={colour} opacity=".75" />
      );
    case "quiff":
      return <path d="M28 44q-3-20 14-25 20-8 26 3 6 8 4 22-4-14-14-15-20 4-30 15z" fill={colour} />;
    case "messy":
      return (
        <path
          d="M27 44l-3-12 7 1 0-11 8 4 4-10 8 6 8-6 3 9 8-3 0 10 6 1-3 12q-5-13-13-14-12 3-20 0-8 2-13 13z"
          fill={colour}
        />
      );
    case "afro":
    case "curls":
      return <path d="M29 42q2-16 21-16t21 16q-8-9-21-9t-21 9z" fill={colour} />;
    default:
      return (
        <path
          d="M27.500 47q-3-27 22.500-28 25.500 1 22.500 28-3-14-10-17-9 6-25 6-7 2-10 11z"
          fill={colour}
        />
      );
  }
}

function Hat({ style, colour }: { style: HumanRecipe["hat"]["style"]; colour: string }) {
  switch (style) {
    case "none":
      return null;
    case "beanie":
    case "headscarf":
      return <path d="M27 38q-1-24 23-25 24 1 23 25-23-7-46 0z" fill={colour} />;
    case "cap":
    case "beret":
      return <path d="M28 34q0-19 22-19t22 19q11 1 15 6-18-2-37-2-14 0-22 1z" fill={colour} />;
    case "fedora":
    case "bucket":
      return (
        <g fill={colour}>
          <ellipse cx="50" cy="32" rx="33" ry="6" />
          <path d="M31 31q1-20 12-19 7 4 14 0 11-1 12 19z" />
        </g>
      );
    case "band":
      return <path d="M28.500 37q21-9 43 0v-6q-22-8-43 0z" fill={colour} />;
  }
}
