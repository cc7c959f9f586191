import type { Theme } from "@karaverse/protocol";
import { clsx } from "clsx";
import type { ComponentType } from "react";
import box from "./places/box.webp";
import emptyBox from "./places/box-empty.webp";
import club from "./places/club.webp";
import emptyClub from "./places/club-empty.webp";
import lounge from "./places/lounge.webp";
import emptyLounge from "./places/lounge-empty.webp";
import meadow from "./places/open-air.webp";
import emptyMeadow from "./places/open-air-empty.webp";
import theatre from "./places/theatre.webp";
import emptyTheatre from "./places/theatre-empty.webp";

interface ThemeLook {
  name: `lobby.themes.${Theme}.name`;
  words: `lobby.themes.${Theme}.words`;
  backdrop: string;
  Picture: ComponentType<{ lively: boolean }>;
}

/** What hangs over a door: the room behind it (`npm run screenshots -- doors`), lit when somebody is inside. */
export const THEMES: Record<Theme, ThemeLook> = {
  lounge: {
    name: "lobby.themes.lounge.name",
    words: "lobby.themes.lounge.words",
    backdrop: "linear-gradient(#2a0d1d, #14080f)",
    Picture: pictureOf(lounge.src, emptyLounge.src),
  },
  box: {
    name: "lobby.themes.box.name",
    words: "lobby.themes.box.words",
    backdrop: "linear-gradient(#1d1626, #0f0a14)",
    Picture: pictureOf(box.src, emptyBox.src),
  },
  club: {
    name: "lobby.themes.club.name",
    words: "lobby.themes.club.words",
    backdrop: "linear-gradient(#1a0d12, #0b0709)",
    Picture: pictureOf(club.src, emptyClub.src),
  },
  "open-air": {
    name: "lobby.themes.open-air.name",
    words: "lobby.themes.open-air.words",
    backdrop: "linear-gradient(#0e1524, #12100f)",
    Picture: pictureOf(meadow.src, emptyMeadow.src),
  },
  theatre: {
    name: "lobby.themes.theatre.name",
    words: "lobby.themes.theatre.words",
    backdrop: "linear-gradient(#2c0f14, #12070a)",
    Picture: pictureOf(theatre.src, emptyTheatre.src),
  },
};

function pictureOf(evening: string, empty: string) {
  return function Picture({ lively }: { lively: boolean }) {
    return (
      // biome-ignore lint/performance/noImgElement: already as small as it is shown, and nothing here is optimised by Next.
      <img
        src={lively ? evening : empty}
        alt=""
        loading="lazy"
        decoding="async"
        className={clsx("size-full object-cover", !lively && "brightness-75")}
      />
    );
  };
}
