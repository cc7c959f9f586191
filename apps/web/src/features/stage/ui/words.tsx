import type { PersonId } from "@karaverse/protocol";
import { partOf, partsIn, type Song } from "@karaverse/songs";
import { useMemo, useState } from "react";
import { namesWords } from "@/i18n/names-words";
import { useWords } from "@/i18n/words";
import { byVoice, colourOf } from "../model/parts";
import { sharedWords } from "../model/shared-words";
import type { StageSession } from "../model/stage-session";
import type { StageView } from "../model/stage-view";
import { ownTrack } from "../model/take";
import { Lyrics } from "./lyrics";
import { PitchLane } from "./pitch-lane";
import { useFrame } from "./use-frame";

interface Props {
  stage: StageSession;
  view: StageView;
  me: PersonId;
  song: Song;
  /** Large to sing by, or a narrow band to listen by. */
  look: "panel" | "band";
  hideNotes: boolean;
  hideLyrics: boolean;
}

/** Notes and words: one's own large, what the others sing beside it, smaller and with their names. */
export function Words({ stage, view, me, song, look, hideNotes, hideLyrics }: Props) {
  const t = useWords();
  const { performance } = view;
  const performers = useSingers(performance);
  const parts = partsIn(song);
  const lines = useMemo(() => {
    const isPerforming = performers.some(({ person }) => person === me);
    const voices = byVoice(performers, parts).map(({ voice, singers }) => {
      const isOwn = singers.some(({ person }) => person === me);
      return {
        voice,
        isOwn,
        aside: isPerforming ? !isOwn : false,
        track: isOwn ? ownTrack(song, performers, me) : partOf(song, voice),
        colour: colourOf(voice, parts),
        who: singers.map(({ person, name }) => (person === me ? t("common.you") : name)),
      };
    });
    // One's own first, where one looks.
    return voices.toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn));
  }, [performers, parts, song, me, t]);
  const others = useMemo(() => lines.slice(1), [lines]);
  const shared = useMemo(() => sharedWords(lines), [lines]);
  const [toRead, setToRead] = useState(() => shared(stage.position() ?? 0));
  useFrame(() => {
    const now = shared(stage.position() ?? 0);
    if (now !== toRead) setToRead(now);
  });
  const [first] = lines;
  if (!first || performance.phase === "idle") return null;
  const position = () => stage.position();
  const isShared = lines.length > 1;
  // Four voices of a round at once: large letters would push each other off the screen.
  const isCrowded = toRead.length > 2;
  return (
    <>
      {!hideNotes && (
        <PitchLane
          track={first.track}
          difficulty={performance.difficulty}
          position={position}
          tones={() => stage.tones()}
          others={others}
          {...(isShared && { colour: first.colour })}
        />
      )}
      {hideLyrics && <p className="py-2 text-center text-bone/60">{t("stage.byHeart")}</p>}
      <div className="flex flex-col gap-1">
        {(hideLyrics ? [] : toRead).map(
          ([line, ...same]) =>
            line && (
              <Lyrics
                key={line.voice}
                track={line.track}
                position={position}
                size={line.aside || (isCrowded && !line.isOwn) ? "aside" : look}
                inTurn={isShared && !line.isOwn}
                // Of all who sing it none is more than the others, but for oneself.
                {...(isShared && (same.length === 0 || line.isOwn) && { colour: line.colour })}
                {...(isShared && {
                  who: namesWords(
                    t,
                    [line, ...same].flatMap(({ who }) => who),
                  ),
                })}
              />
            ),
        )}
      </div>
    </>
  );
}

const NOBODY: Singers = [];
type Singers = Extract<StageView["performance"], { performers: unknown }>["performers"];

/** The same array as long as the same people sing the same: every score that comes makes the performance another one. */
function useSingers(performance: StageView["performance"]): Singers {
  const now = performance.phase === "idle" ? NOBODY : performance.performers;
  const [known, setKnown] = useState(now);
  if (areSame(known, now)) return known;
  setKnown(now);
  return now;
}

const areSame = (some: Singers, others: Singers): boolean =>
  some.length === others.length &&
  some.every(({ person, name, part, from }, n) => {
    const other = others[n];
    return other?.person === person && other.name === name && other.part === part && other.from === from;
  });
