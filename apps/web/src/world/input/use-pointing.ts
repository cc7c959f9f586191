"use client";
import { groundAt, type Scene } from "@karaverse/worlds";
import { useCursor } from "@react-three/drei/web/useCursor";
import { useThree } from "@react-three/fiber";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { Mesh } from "three";
import type { Crowd } from "../avatars/crowd";
import type { Director } from "../camera/director";
import { type Hit, Pointing } from "../pointer";
import type { WorldProps } from "../world";
import type { Controls } from "./controls";

interface Parts {
  scene: Scene;
  director: Director;
  controls: Controls;
  marker: Mesh;
  latest: RefObject<WorldProps>;
  crowd: () => Crowd | null;
}

/** Pixels that a finger may slip, and ms it may rest, for a tap to be a tap. */
const SLIP = 8;
const TAP = 450;

/** Drags turn the camera, wheel and pinch zoom, clicks walk, sit, or choose a person. */
export function usePointing({ scene, director, controls, marker, latest, crowd }: Parts): {
  frame: (now: number, reduced: boolean) => void;
} {
  const { gl, camera, invalidate } = useThree();
  const pointing = useMemo(() => new Pointing(scene), [scene]);
  const hover = useRef<{ x: number; y: number; fresh: boolean } | null>(null);
  const [overSomething, setOverSomething] = useState(false);
  useCursor(overSomething, "pointer", "default", gl.domElement);

  useEffect(() => {
    const element = gl.domElement;
    const fingers = new Map<number, { x: number; y: number }>();
    let pressed: { x: number; y: number; at: number; moved: boolean } | null = null;
    let spread = 0;
    const toPicture = (x: number, y: number): [number, number] => {
      const box = element.getBoundingClientRect();
      return [((x - box.left) / box.width) * 2 - 1, 1 - ((y - box.top) / box.height) * 2];
    };
    const hitAt = (x: number, y: number): Hit | null => {
      const { source } = latest.current;
      const taken = new Set(source.people().flatMap(({ seat }) => (seat ? [seat] : [])));
      return pointing.under(...toPicture(x, y), camera, crowd(), taken, source.me());
    };
    const click = (x: number, y: number) => {
      const { active, onSeatClick, onPersonClick, onUse, source } = latest.current;
      if (!active) return;
      const hit = hitAt(x, y);
      if (hit?.kind === "seat") onSeatClick?.(hit.seat.id);
      else if (hit?.kind === "person") onPersonClick?.(hit.id);
      else if (hit?.kind === "thing") onUse?.(hit.use);
      else if (hit) {
        const id = source.me();
        const me = id ? crowd()?.person(id) : undefined;
        if (me) controls.walkTo({ x: me.pose.x, z: me.pose.z }, hit, me.info.performing);
      }
    };
    const down = (event: PointerEvent) => {
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      pressed =
        fingers.size === 1 ? { x: event.clientX, y: event.clientY, at: event.timeStamp, moved: false } : null;
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) {
        if (event.pointerType === "mouse")
          hover.current = { x: event.clientX, y: event.clientY, fresh: true };
        return;
      }
      const dx = event.clientX - before.x;
      const dy = event.clientY - before.y;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (fingers.size === 2) {
        const [a, b] = [...fingers.values()];
        const now = a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
        if (spread > 0 && now > 0) director.pinch(spread / now);
        spread = now;
        return;
      }
      if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLIP)
        pressed.moved = true;
      if (pressed?.moved) director.drag(dx, dy, performance.now());
      invalidate();
    };
    const up = (event: PointerEvent) => {
      fingers.delete(event.pointerId);
      spread = 0;
      // By the fingers' own time: where frames are slow, both are heard of late.
      if (pressed && !pressed.moved && event.timeStamp - pressed.at < TAP && event.type === "pointerup")
        click(event.clientX, event.clientY);
      pressed = null;
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      director.pinch(Math.exp(event.deltaY * 0.0012));
    };
    const leave = () => {
      hover.current = null;
    };
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("wheel", wheel);
    };
  }, [gl, camera, pointing, director, controls, latest, crowd, invalidate]);

  /** Shows where a walk goes, or which seat is under the mouse. */
  const frame = (now: number, reduced: boolean) => {
    const { goal } = controls;
    let at: { x: number; y: number; z: number } | null = goal
      ? { x: goal.x, y: groundAt(scene, goal.x, goal.z) + 0.02, z: goal.z }
      : null;
    const mouse = hover.current;
    if (mouse) {
      const box = gl.domElement.getBoundingClientRect();
      const { source } = latest.current;
      const taken = new Set(source.people().flatMap(({ seat }) => (seat ? [seat] : [])));
      const x = ((mouse.x - box.left) / box.width) * 2 - 1;
      const y = 1 - ((mouse.y - box.top) / box.height) * 2;
      const hit = pointing.under(x, y, camera, crowd(), taken, source.me());
      setOverSomething(hit !== null && hit.kind !== "floor");
      if (hit?.kind === "seat" && !taken.has(hit.seat.id))
        at = { x: hit.seat.x, y: hit.seat.ground + hit.seat.y + 0.03, z: hit.seat.z };
    }
    marker.visible = at !== null;
    if (!at) return;
    marker.position.set(at.x, at.y, at.z);
    marker.scale.setScalar(reduced ? 1 : 1 + 0.08 * Math.sin(now / 180));
  };
  return { frame };
}
