import type { PersonId } from "@karaverse/protocol";
import { type Phrase, partOf, partsIn, type Song, unsungLines, withLines } from "@karaverse/songs";
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
import { useSingers } from "./use-singers";

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

/**
 * Notes and words: one's own large, what the others sing beside it, smaller and with their names; and, while all of them
 * rest, what nobody sings (Rule P18).
 */
export function Words({ stage, view, me, song, look, hideNotes, hideLyrics }: Props) {
  const t = useWords();
  const { performance } = view;
  const performers = useSingers(performance);
  const parts = partsIn(song);
  const unsung = useMemo(
    () =>
      unsungLines(
        song,
        performers.map(({ part }) => part),
      ),
    [song, performers],
  );
  const isUnsung = useMemo<ReadonlySet<Phrase>>(() => new Set(unsung), [unsung]);
  const lines = useMemo(() => {
    const isPerforming = performers.some(({ person }) => person === me);
    const voices = byVoice(performers, parts).map(({ voice, singers }) => {
      const isOwn = singers.some(({ person }) => person === me);
      const sung = isOwn ? ownTrack(song, performers, me) : partOf(song, voice);
      return {
        voice,
        isOwn,
        aside: isPerforming ? !isOwn : false,
        sung,
        track: withLines(sung, unsung),
        colour: colourOf(voice, parts),
        who: singers.map(({ person, name }) => (person === me ? t("common.you") : name)),
      };
    });
    // One's own first, where one looks.
    return voices.toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn));
  }, [performers, parts, song, unsung, me, t]);
  const others = useMemo(
    () => [
      ...lines.slice(1).map(({ sung, colour }) => ({ track: sung, colour })),
      { track: { name: "", phrases: unsung }, colour: "var(--color-bone)" },
    ],
    [lines, unsung],
  );
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
          track={first.sung}
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
                unsung={isUnsung}
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
