import type { Theme } from "@karaverse/protocol";
import type { ComponentType } from "react";

interface ThemeLook {
  name: string;
  words: string;
  backdrop: string;
  Picture: ComponentType<{ lively: boolean }>;
}

/** What hangs over a door: a drawn hint of the room behind it, lit when somebody is inside. */
export const THEMES: Record<Theme, ThemeLook> = {
  lounge: {
    name: "The velvet lounge",
    words: "A stage, tables with lamps, a bar. For forty.",
    backdrop: "linear-gradient(#2a0d1d, #14080f)",
    Picture: Lounge,
  },
  box: {
    name: "The box",
    words: "A sofa, a screen, your friends. For a dozen.",
    backdrop: "linear-gradient(#1d1626, #0f0a14)",
    Picture: Box,
  },
  "open-air": {
    name: "The garden",
    words: "Under strings of lamps and a night sky.",
    backdrop: "linear-gradient(#0e1524, #12100f)",
    Picture: Garden,
  },
};

const frame = {
  viewBox: "0 0 320 144",
  preserveAspectRatio: "xMidYMid slice",
  className: "size-full",
  "aria-hidden": true,
} as const;

const glow = (lively: boolean) => (lively ? 0.9 : 0.35);

function Lounge({ lively }: { lively: boolean }) {
  return (
    <svg {...frame}>
      <title>The lounge</title>
      <path d="M0 0h70c6 50-6 88-24 112H0zM320 0h-70c-6 50 6 88 24 112h46z" fill="#5a1230" />
      <path
        d="M18 0c4 52-2 84-10 112M40 0c6 50 0 82-10 112M302 0c-4 52 2 84 10 112M280 0c-6 50 0 82 10 112"
        stroke="#3a0a1e"
        strokeWidth="5"
        fill="none"
      />
      <path d="M160 8 104 112h112z" fill="#e9b35f" opacity={glow(lively) * 0.22} />
      <ellipse cx="160" cy="112" rx="78" ry="12" fill="#e9b35f" opacity={glow(lively) * 0.55} />
      <path d="M159 74h3v36h-3z" fill="#0d0a12" />
      <circle cx="160.5" cy="70" r="5" fill="#0d0a12" />
      <path d="M0 118h320v26H0z" fill="#0d0a12" opacity=".55" />
      {[88, 112, 136, 160, 184, 208, 232].map((x) => (
        <circle key={x} cx={x} cy="122" r="2.6" fill="#f4c67d" opacity={glow(lively)} />
      ))}
    </svg>
  );
}

function Box({ lively }: { lively: boolean }) {
  return (
    <svg {...frame}>
      <title>The box</title>
      {[0, 1, 2, 3, 4, 5, 6, 7].map((i) => (
        <path key={i} d={`M${i * 42} 0v144`} stroke="#2b2038" strokeWidth="2" />
      ))}
      <rect x="92" y="20" width="136" height="60" rx="4" fill="#33122a" />
      <rect x="112" y="44" width="96" height="5" rx="2.5" fill="#e9b35f" opacity={glow(lively)} />
      <rect x="126" y="57" width="68" height="5" rx="2.5" fill="#f5efe6" opacity={glow(lively) * 0.7} />
      <path d="M40 100h240a12 12 0 0 1 12 12v32H28v-32a12 12 0 0 1 12-12z" fill="#5a1230" />
      <path d="M56 112h100v32H56zM164 112h100v32H164z" fill="#711a3f" />
      <circle cx="40" cy="52" r="22" fill="#e9b35f" opacity={glow(lively) * 0.25} />
      <circle cx="40" cy="52" r="5" fill="#f4c67d" opacity={glow(lively)} />
      <circle cx="280" cy="52" r="22" fill="#e9b35f" opacity={glow(lively) * 0.25} />
      <circle cx="280" cy="52" r="5" fill="#f4c67d" opacity={glow(lively)} />
    </svg>
  );
}

function Garden({ lively }: { lively: boolean }) {
  const bulbs = [20, 56, 92, 128, 164, 200, 236, 272, 304];
  return (
    <svg {...frame}>
      <title>The garden</title>
      {[
        [30, 18],
        [76, 40],
        [120, 14],
        [190, 26],
        [246, 12],
        [292, 34],
      ].map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="1.1" fill="#f5efe6" opacity=".7" />
      ))}
      <path d="M0 34Q80 74 160 40T320 36" stroke="#4a3a2a" strokeWidth="1.4" fill="none" />
      {bulbs.map((x, i) => {
        const y = 36 + Math.sin((x / 320) * Math.PI * 2) * 14 + 8;
        return (
          <g key={x} opacity={glow(lively)}>
            <circle cx={x} cy={y} r="8" fill="#e9b35f" opacity=".28" />
            <circle cx={x} cy={y} r="2.8" fill={i % 3 ? "#f4c67d" : "#ff9a6d"} />
          </g>
        );
      })}
      <path d="M0 100q30-34 64-8t60 4 62-2 58-4 76 8v46H0z" fill="#16211c" />
      <path d="M110 112h100l12 14H98z" fill="#4a2d1a" />
      <path d="M159 86h3v28h-3z" fill="#0d0a12" />
      <circle cx="160.5" cy="82" r="4.5" fill="#0d0a12" />
    </svg>
  );
}
