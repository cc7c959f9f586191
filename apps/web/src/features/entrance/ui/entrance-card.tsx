"use client";
import { codeOfWear, LIMITS, wearOf } from "@karaverse/protocol";
import { Field, Trouble } from "@karaverse/ui";
import clsx from "clsx";
import { type FormEvent, type Ref, useCallback, useEffect, useRef, useState } from "react";
import { ownName } from "@/features/account";
import { dropDraft, readDraft } from "@/features/avatar";
import { LanguageChoice } from "@/features/settings";
import { MicrophoneCheck } from "@/features/voice";
import { namesWords } from "@/i18n/names-words";
import { voiceOffWords } from "@/i18n/refusal-words";
import { useWords, type Words } from "@/i18n/words";
import type { Me, RoomAnswer } from "@/lib/api-types";
import { codeOf, type Look, lookFrom, lookOf } from "../model/look";
import { AvatarPicker } from "./avatar-picker";
import { OwnMaking } from "./own-making";
import { type Offer, type Way, WaysIn, wayOf } from "./ways-in";

export interface Entering {
  name: string;
  avatar: string;
  password?: string;
}

interface Props {
  room: RoomAnswer["room"];
  voice: RoomAnswer["voice"];
  role: RoomAnswer["role"];
  me: Me;
  busy: boolean;
  trouble: string | null;
  /** null: the door is open. */
  offer: Offer | null;
  ref?: Ref<HTMLFormElement>;
  /** The chosen body stands in the room beside the card. */
  isInRoom: boolean;
  onLook: (recipe: Look["recipe"], file: string | null) => void;
  onEnter: (entering: Entering, way: Way) => void;
  /** Name or looks changed while one waits in line. */
  onRevise: (entering: Pick<Entering, "name" | "avatar">) => void;
  onStopWaiting: () => void;
}

/** The one card between a link and the room. */
export function EntranceCard({
  room,
  voice,
  role,
  me,
  busy,
  trouble,
  offer,
  ref,
  isInRoom,
  onLook,
  onEnter,
  onRevise,
  onStopWaiting,
}: Props) {
  const t = useWords();
  const [look, setLook] = useState<Look>(() => firstLook(me.avatar));
  const [file, setFile] = useState(() => wearOf(me.avatar).file);
  const avatar = codeOfWear({ recipe: codeOf(look), file });
  const [making, setMaking] = useState(false);
  // Half an hour's work is not lost by a tap on one of the house's looks.
  const [own, setOwn] = useState(() => ownOf(look, file, me.avatar));
  useEffect(() => {
    if (making && look.id === null) setOwn({ look, file });
  }, [making, look, file]);
  const makeButton = useRef<HTMLButtonElement>(null);
  const onMade = useCallback((recipe: Look["recipe"]) => setLook(lookOf(recipe)), []);
  const pick = (chosen: Look) => {
    dropDraft();
    setLook(chosen);
    setFile(null);
  };
  const backFromMaking = () => {
    setMaking(false);
    requestAnimationFrame(() => makeButton.current?.focus());
  };
  useEffect(() => onLook(look.recipe, file), [look, file, onLook]);
  const [name, setName] = useState(ownName(me));
  const [wrong, setWrong] = useState<string | null>(null);
  const needsPassword = room.visibility === "password" && !me.admin && (role === null || role === "guest");
  const isWaiting = offer?.kind === "waiting";
  useEffect(() => {
    const called = name.trim();
    if (isWaiting && called) onRevise({ name: called, avatar });
  }, [isWaiting, name, avatar, onRevise]);
  const enter = (form: HTMLFormElement, way: Way) => {
    const called = name.trim();
    setWrong(called ? null : t("entrance.tellName"));
    if (!called) {
      form.querySelector<HTMLInputElement>("input[name=name]")?.focus();
      return;
    }
    const password = String(new FormData(form).get("password") ?? "");
    onEnter({ name: called, avatar, ...(password && { password }) }, way);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Enter in a field asks for nothing new of who waits.
    if (!isWaiting) enter(event.currentTarget, wayOf(event.nativeEvent));
  };
  const entrance = (
    <form
      ref={making ? null : ref}
      onSubmit={submit}
      noValidate
      aria-labelledby="entrance"
      className={clsx(
        CARD,
        making && "hidden",
        // On a phone the body stands above the card, which then just shows all there is with a live microphone.
        isInRoom ? "max-h-[63dvh] sm:max-h-full" : "max-h-full",
      )}
    >
      <header className="px-5 pt-3 pb-2 sm:px-6 sm:pt-4 sm:pb-3">
        <div className="flex items-start justify-between gap-2">
          <h1
            id="entrance"
            dir="auto"
            className="own-way min-w-0 font-display text-2xl font-bold text-balance sm:text-3xl"
          >
            {room.name}
          </h1>
          <LanguageChoice compact />
        </div>
        <p className="mt-1 text-[15px] text-bone/75">{wordsFor(t, room, offer)}</p>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pb-3 sm:gap-4 sm:px-6 sm:pb-4">
        <Field
          label={t("entrance.yourName")}
          name="name"
          autoComplete="nickname"
          maxLength={LIMITS.nameLength}
          value={name}
          trouble={wrong}
          onChange={(event) => {
            setName(event.target.value);
            setWrong(null);
          }}
          autoFocus
        />
        <AvatarPicker
          look={look}
          own={own?.look ?? null}
          isInRoom={isInRoom}
          onChange={pick}
          onOwn={() => {
            if (!own) return;
            setLook(own.look);
            setFile(own.file);
          }}
          onMake={() => setMaking(true)}
          makeRef={makeButton}
        />
        <MicrophoneCheck />
        {voice.on ? null : (
          <p role="status" className="text-sm text-brass">
            {voiceOffWords(voice.reason)}
          </p>
        )}
        {needsPassword ? (
          <Field label={t("entrance.password")} name="password" type="password" autoComplete="off" />
        ) : null}
      </div>
      <footer className="flex flex-col gap-3 border-t border-brass/12 px-5 py-3 sm:px-6 sm:py-4">
        {trouble ? <Trouble>{trouble}</Trouble> : null}
        <WaysIn
          offer={offer}
          busy={busy}
          onTwin={(form) => enter(form, "twin")}
          onStopWaiting={onStopWaiting}
        />
      </footer>
    </form>
  );
  return (
    <>
      {entrance}
      {making ? (
        <OwnMaking
          ref={ref}
          recipe={look.recipe}
          file={file}
          onFile={setFile}
          name={name.trim()}
          isInRoom={isInRoom}
          className={CARD}
          onChange={onMade}
          onDone={backFromMaking}
        />
      ) : null}
    </>
  );
}

const CARD =
  "rise pointer-events-auto flex w-full max-w-md flex-col overflow-hidden rounded-2xl border border-brass/15 bg-plum shadow-2xl shadow-black/60";

/** What somebody comes with who has made it themself, or been here in it. */
function ownOf(look: Look, file: string | null, worn: string): { look: Look; file: string | null } | null {
  const isNew = worn === "" && readDraft() === null;
  return isNew || (look.id !== null && file === null) ? null : { look, file };
}

/** Who was being made last, else who one was last time. */
function firstLook(code: string): Look {
  const draft = readDraft();
  return draft ? lookOf(draft) : lookFrom(code, Math.floor(Math.random() * 2 ** 32));
}

function wordsFor(t: Words, room: RoomAnswer["room"], offer: Offer | null): string {
  if (room.locked) return t("entrance.locked");
  if (offer) return t("entrance.fullToTheLast");
  // Hosts, who was here a moment ago, and who comes to friends in a twin hall.
  if (room.full) return t("entrance.fullButPlace");
  const { singing, people, names } = room;
  if (singing) {
    const { singers, title } = singing;
    return t("entrance.singing", { singers: namesWords(t, singers), count: singers.length, title });
  }
  if (people === 0) return t("entrance.nobody");
  const [first, second] = names;
  const name = first ?? t("common.somebody");
  if (people === 1) return t("entrance.one", { name });
  if (people === 2 && first && second) return t("entrance.two", { first, second });
  return t("entrance.many", { name, others: people - 1 });
}
