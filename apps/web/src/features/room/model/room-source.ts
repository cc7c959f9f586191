import { type HumanRecipe, humanFor } from "@karaverse/avatars/recipe";
import { type PersonId, wearOf } from "@karaverse/protocol";
import type { RoomConnection } from "@/connection";
import { neighboursOf } from "@/connection/crowd";
import type { Chat } from "@/features/chat";
import type { RoomFaces } from "@/features/faces";
import type { VoiceDesk } from "@/features/voice";
import type { BodyPose, FaceReading, OnReaction, PersonInfo, WorldSource } from "@/world";

interface Inside {
  room: RoomConnection;
  desk: VoiceDesk;
  chat: Chat;
  faces: Pick<RoomFaces, "read">;
}

/** What the world draws: an empty room from the door, then the people of the connection. */
export class RoomSource implements WorldSource {
  #inside: Inside | null = null;
  #people: readonly PersonInfo[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #reactions = new Set<OnReaction>();
  readonly #recipes = new Map<string, HumanRecipe>();
  #stops: (() => void)[] = [];

  enter(inside: Inside): void {
    this.leave();
    this.#inside = inside;
    this.#stops = [
      inside.room.room.subscribe(() => this.#refresh()),
      inside.chat.store.subscribe((now, before) => now.bubbles !== before.bubbles && this.#refresh()),
      inside.room.on("reaction", ({ person, reaction, at }) => {
        for (const listener of this.#reactions) listener(person, reaction, at);
      }),
    ];
    this.#refresh();
  }

  leave(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#inside = null;
    this.#refresh();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  people(): readonly PersonInfo[] {
    return this.#people;
  }

  me(): string | null {
    return this.#inside?.room.me ?? null;
  }

  poseOf(id: string, out: BodyPose, now: number): boolean {
    return this.#inside?.room.motion.poseOf(id, out, now) ?? false;
  }

  levelOf(id: string): number {
    return this.#inside?.desk.levelOf(id) ?? 0;
  }

  faceOf(id: string, out: FaceReading, now: number): void {
    this.#inside?.faces.read(id, out, now);
  }

  onReaction(listener: OnReaction): () => void {
    this.#reactions.add(listener);
    return () => this.#reactions.delete(listener);
  }

  #refresh(): void {
    const inside = this.#inside;
    const view = inside?.room.room.getState().view;
    const bubbles = this.#inside?.chat.store.getState().bubbles;
    const on = view?.performance;
    const performers =
      on && on.phase !== "idle" ? new Set(on.performers.map(({ person }) => person)) : new Set<PersonId>();
    const before = new Map(this.#people.map((person) => [person.id, person]));
    const here = inside && view ? neighboursOf(view, inside.room.me) : [];
    const people = here.map((one): PersonInfo => {
      const info: PersonInfo = {
        id: one.personId,
        name: one.name,
        recipe: this.#recipeOf(wearOf(one.avatar).recipe, one.personId),
        file: wearOf(one.avatar).file,
        performing: performers.has(one.personId),
        seat: one.seat,
        bubble: bubbles?.get(one.personId) ?? null,
      };
      const known = before.get(info.id);
      return known && isSame(known, info) ? known : info;
    });
    if (people.length === this.#people.length && people.every((one, i) => one === this.#people[i])) return;
    this.#people = people;
    for (const listener of this.#listeners) listener();
  }

  /** The same object for the same look: its identity decides whether a body is built again. */
  #recipeOf(code: string, person: PersonId): HumanRecipe {
    const key = code || person;
    const known = this.#recipes.get(key);
    if (known) return known;
    const recipe = humanFor(code, person);
    this.#recipes.set(key, recipe);
    return recipe;
  }
}

const isSame = (a: PersonInfo, b: PersonInfo): boolean =>
  a.name === b.name &&
  a.recipe === b.recipe &&
  a.file === b.file &&
  a.performing === b.performing &&
  a.seat === b.seat &&
  a.bubble === b.bubble;
