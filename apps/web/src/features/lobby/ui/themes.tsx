import type { Theme } from "@karaverse/protocol";
import type { ComponentType } from "react";

interface ThemeLook {
  name: `lobby.themes.${Theme}.name`;
  words: `lobby.themes.${Theme}.words`;
  backdrop: string;
  Picture: ComponentType<{ lively: boolean }>;
}

/** What hangs over a door: a drawn hint of the room behind it, lit when somebody is inside. */
export const THEMES: Record<Theme, ThemeLook> = {
  lounge: {
    name: "lobby.themes.lounge.name",
    words: "lobby.themes.lounge.words",
    backdrop: "linear-gradient(#2a0d1d, #14080f)",
    Picture: Lounge,
  },
  box: {
    name: "lobby.themes.box.name",
    words: "lobby.themes.box.words",
    backdrop: "linear-gradient(#1d1626, #0f0a14)",
    Picture: Box,
  },
  club: {
    name: "lobby.themes.club.name",
    words: "lobby.themes.club.words",
    backdrop: "linear-gradient(#1a0d12, #0b0709)",
    Picture: Club,
  },
  "open-air": {
    name: "lobby.themes.open-air.name",
    words: "lobby.themes.open-air.words",
    backdrop: "linear-gradient(#0e1524, #12100f)",
    Picture: Meadow,
  },
  theatre: {
    name: "lobby.themes.theatre.name",
    words: "lobby.themes.theatre.words",
    backdrop: "linear-gradient(#2c0f14, #12070a)",
    Picture: Theatre,
  },
};

const frame = {
  viewBox: "0 0 320 144",
  preserveAspectRatio: "xMidYMid slice",
  className: "size-full",
} as const;

const glow = (lively: boolean) => (lively ? 0.9 : 0.35);

function Lounge({ lively }: { lively: boolean }) {
  return (
    <svg {...frame} aria-hidden>
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
    <svg {...frame} aria-hidden>
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

function Meadow({ lively }: { lively: boolean }) {
  const bulbs = [20, 56, 92, 128, 164, 200, 236, 272, 304];
  return (
    <svg {...frame} aria-hidden>
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

function Club({ lively }: { lively: boolean }) {
  return (
    <svg {...frame} aria-hidden>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <path
          key={row}
          d={`M0 ${row * 17 + 10}h320`}
          stroke="#2a161a"
          strokeWidth="2"
          strokeDasharray="26 3"
        />
      ))}
      <path d="M40 14h240" stroke="#3a2e32" strokeWidth="4" />
      {(
        [
          [70, 96, "#ff5f6d"],
          [126, 150, "#e9b35f"],
          [194, 170, "#58e0c2"],
          [250, 224, "#ffb0c0"],
        ] as const
      ).map(([from, to, tint]) => (
        <path key={from} d={`M${from} 16 ${to - 22} 116h44z`} fill={tint} opacity={glow(lively) * 0.2} />
      ))}
      <circle cx="160" cy="40" r="13" fill="#8a7a68" />
      {[-8, -3, 2, 7].map((x) => (
        <circle key={x} cx={160 + x} cy={40 + ((x * 5) % 7)} r="1.8" fill="#f5efe6" opacity={glow(lively)} />
      ))}
      <path d="M92 116h136l40 28H52z" fill="#4a2a22" />
      <path d="M118 116 96 144M160 116v28M202 116l22 28M74 130h172" stroke="#1a0d10" strokeWidth="2" />
      <path d="M0 92h44v52H0zM276 92h44v52h-44z" fill="#5a1626" />
      <circle cx="56" cy="96" r="4" fill="#f4c67d" opacity={glow(lively)} />
      <circle cx="264" cy="96" r="4" fill="#f4c67d" opacity={glow(lively)} />
    </svg>
  );
}

const SEATS = Array.from({ length: 24 }, (_, n) => {
  const isFront = n >= 12;
  const x = (n % 12) * 27 - (isFront ? -2 : 6);
  return { x, y: isFront ? 131 : 118, fill: isFront ? "#5a1024" : "#450d1c" };
});

function Theatre({ lively }: { lively: boolean }) {
  return (
    <svg {...frame} aria-hidden>
      <path d="M62 0h196v112H62z" fill="#3a0d1a" />
      <path d="M62 0h34c-4 44-8 80-34 108zM258 0h-34c4 44 8 80 34 108z" fill="#7a1228" />
      <path d="M62 0h196v14q-24 14-49 0-24 14-49 0-25 14-49 0-25 14-49 0z" fill="#8d1638" />
      <path d="M50 0h12v112H50zM258 0h12v112h-12z" fill="#b98a48" />
      <path d="M160 12 118 104h84z" fill="#e9b35f" opacity={glow(lively) * 0.22} />
      <path d="M56 104h208v8H56z" fill="#4a1c14" />
      {[80, 107, 134, 160, 186, 213, 240].map((x) => (
        <circle key={x} cx={x} cy="104" r="2.6" fill="#f4c67d" opacity={glow(lively)} />
      ))}
      <path d="M159 76h3v28h-3z" fill="#0d0a12" />
      <circle cx="160.5" cy="72" r="4.5" fill="#0d0a12" />
      {SEATS.map(({ x, y, fill }) => (
        <rect key={`${x}/${y}`} x={x} y={y} width="22" height="26" rx="7" fill={fill} />
      ))}
      <path d="M22 24q14 10 28 0M270 24q14 10 28 0" stroke="#b98a48" strokeWidth="3" fill="none" />
      <circle cx="36" cy="22" r="4" fill="#f4c67d" opacity={glow(lively)} />
      <circle cx="284" cy="22" r="4" fill="#f4c67d" opacity={glow(lively)} />
    </svg>
  );
}
