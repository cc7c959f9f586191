import { type AvatarRecipe, recipeFor } from "@karaverse/avatars";
import { memo } from "react";

/** Somebody's face and shoulders, drawn flat from the recipe that the body in the room is built from. */
export const Portrait = memo(function Portrait({
  code,
  person = "",
  recipe = recipeFor(code ?? "", person),
  className = "size-full",
}: {
  code?: string;
  person?: string;
  recipe?: AvatarRecipe;
  className?: string;
}) {
  const { skin, hair, top, face, glasses, hat } = recipe;
  const build = 0.86 + (recipe.body.build / 100) * 0.28;
  const long = LONG.has(hair.style);
  return (
    <svg viewBox="0 0 100 100" className={className} aria-hidden="true">
      <rect width="100" height="100" fill="#241a30" />
      {long ? <path d="M24 46Q22 18 50 18t26 28v34H24z" fill={hair.colour} /> : null}
      {hair.style === "afro" ? <circle cx="50" cy="38" r="31" fill={hair.colour} /> : null}
      {hair.style === "curls" ? (
        <path
          d="M22 50a12 12 0 0 1 4-22 14 14 0 0 1 24-12 14 14 0 0 1 24 12 12 12 0 0 1 4 22z"
          fill={hair.colour}
        />
      ) : null}
      {hair.style === "ponytail" ? <path d="M66 26q20 4 15 34-8-8-12-20z" fill={hair.colour} /> : null}
      {hair.style === "bun" ? <circle cx="50" cy="15" r="10" fill={hair.colour} /> : null}
      {hair.style === "braids" ? (
        <path d="M28 44q-6 20-3 38h7l2-36zM72 44q6 20 3 38h-7l-2-36z" fill={hair.colour} />
      ) : null}
      <g transform={`translate(50 100) scale(${build} 1) translate(-50 -100)`}>
        <path d="M18 100q2-25 32-25t32 25z" fill={top.colour} />
        <path d="M40 76q10 9 20 0l-3 8q-7 5-14 0z" fill={top.accent} />
      </g>
      <path d="M43 64h14v10q-7 7-14 0z" fill={skin} />
      <path d="M43 67q7 6 14 0v4q-7 6-14 0z" fill="#0d0a12" opacity=".16" />
      <path d="M29 44q0-22 21-22t21 22q0 25-21 27-21-2-21-27z" fill={skin} />
      <Hair style={hair.style} colour={hair.colour} />
      {face.hair === "beard" ? (
        <path d="M30 50q2 22 20 23 18-1 20-23-4 9-9 9-11-4-22 0-5 0-9-9z" fill={hair.colour} />
      ) : null}
      {face.hair === "moustache" ? (
        <path d="M40 57q5-4 10 0 5-4 10 0-5 4-10 2-5 2-10-2z" fill={hair.colour} />
      ) : null}
      {face.hair === "stubble" ? (
        <path d="M31 52q2 18 19 19 17-1 19-19-8 12-19 11-11 1-19-11z" fill={hair.colour} opacity=".28" />
      ) : null}
      <g fill="#fff">
        <ellipse cx="41" cy="47" rx="5" ry={EYES[face.eyes]} />
        <ellipse cx="59" cy="47" rx="5" ry={EYES[face.eyes]} />
      </g>
      <g fill={face.eyeColour}>
        <circle cx="41.4" cy="47.3" r="2.8" />
        <circle cx="58.6" cy="47.3" r="2.8" />
      </g>
      <path
        d="M36 40q5-3 10-.6M64 40q-5-3-10-.6"
        stroke={hair.style === "bald" ? "#3a2a20" : hair.colour}
        strokeWidth={face.brows === "bold" ? 2.8 : 1.9}
        strokeLinecap="round"
        fill="none"
      />
      <g fill="#ff5f6d" opacity={face.blush / 380}>
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
        d={MOUTHS[face.mouth]}
        fill="#8e2a38"
        stroke="#8e2a38"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {glasses === "none" ? null : (
        <g fill={glasses === "dark" ? "#15101c" : "none"} stroke="#15101c" strokeWidth="1.8">
          <rect x="33.5" y="41.5" width="14" height="11" rx={glasses === "round" ? 5.5 : 2.5} />
          <rect x="52.5" y="41.5" width="14" height="11" rx={glasses === "round" ? 5.5 : 2.5} />
          <path d="M47.5 46h5" />
        </g>
      )}
      <Hat style={hat.style} colour={hat.colour} />
    </svg>
  );
});

const LONG = new Set(["long", "wavy", "bob"]);
const EYES = { round: 4.4, almond: 3.5, sleepy: 2.8, bright: 4.8 } as const;
const MOUTHS = {
  smile: "M45 61q5 4 10 0-5 1.500-10 0z",
  calm: "M45.500 62h9",
  full: "M45 61.500q2.500-2 5-.8 2.500-1.200 5 .8-2 3-5 3t-5-3z",
  wide: "M43 60.500q7 6 14 0-7 1.500-14 0z",
} as const;

function Hair({ style, colour }: { style: AvatarRecipe["hair"]["style"]; colour: string }) {
  switch (style) {
    case "bald":
      return null;
    case "buzz":
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

function Hat({ style, colour }: { style: AvatarRecipe["hat"]["style"]; colour: string }) {
  switch (style) {
    case "none":
      return null;
    case "beanie":
      return <path d="M27 38q-1-24 23-25 24 1 23 25-23-7-46 0z" fill={colour} />;
    case "cap":
      return <path d="M28 34q0-19 22-19t22 19q11 1 15 6-18-2-37-2-14 0-22 1z" fill={colour} />;
    case "fedora":
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
