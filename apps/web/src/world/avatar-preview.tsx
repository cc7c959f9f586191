"use client";
import { Animator, type AvatarRecipe, buildAvatar, type Emote, newFrame, Rig } from "@karaverse/avatars";
import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import { Color, type Group } from "three";
import { applyFrame } from "./avatars/apply";
import { PersonMaterial, personLight } from "./avatars/material";
import { geometryOf, skinnedBody } from "./avatars/skinned";

interface PreviewProps {
  recipe: AvatarRecipe;
  /** "bust" for a card, "body" for an editor. */
  frame?: "bust" | "body";
  emote?: Emote | null;
  /** Loudness of the microphone, 0-1: the mouth moves with it. Read every frame. */
  level?: () => number;
  label: string;
}

/** One person in a warm light, breathing: for the entrance card and the editor. Fills its parent. */
export function AvatarPreview({ label, frame = "bust", ...figure }: PreviewProps) {
  return (
    <Canvas
      role="img"
      aria-label={label}
      dpr={[1, 2]}
      gl={{ alpha: true, antialias: true, toneMappingExposure: 1.1 }}
      camera={{ fov: 24, near: 0.1, far: 20 }}
    >
      <Figure {...figure} frame={frame} />
    </Canvas>
  );
}

function Figure({
  recipe,
  frame,
  emote = null,
  level,
}: Omit<PreviewProps, "label" | "frame"> & { frame: "bust" | "body" }) {
  const { camera } = useThree();
  const group = useRef<Group>(null);
  const light = useMemo(() => {
    const made = personLight();
    made.keyDirection.set(0.5, 0.6, 0.75).normalize();
    made.key.set(new Color(0.72, 0.62, 0.52));
    made.rim.setRGB(0.55, 0.3, 0.16);
    return made;
  }, []);
  const person = useMemo(() => {
    const body = buildAvatar(recipe);
    const geometry = geometryOf(body);
    const material = new PersonMaterial(light, false);
    return {
      body,
      geometry,
      material,
      figure: skinnedBody(body, geometry, material),
      rig: new Rig(body),
      out: newFrame(),
    };
  }, [recipe, light]);
  // One way of moving for all looks, so that trying on clothes does not restart the breath.
  const animator = useMemo(() => new Animator(7, 1.72), []);
  useEffect(
    () => () => {
      person.geometry.dispose();
      person.material.dispose();
      person.figure.mesh.skeleton.dispose();
    },
    [person],
  );
  useFrame(({ clock }, delta) => {
    const { height, eyeHeight } = person.body;
    const y = frame === "bust" ? eyeHeight - 0.1 : height * 0.52;
    camera.position.set(0, y + 0.06, frame === "bust" ? 1.75 : height * 2.75);
    camera.lookAt(0, y, 0);
    animator.step(delta, {
      forward: 0,
      sideways: 0,
      turning: 0,
      seated: false,
      seatHeight: 0.46,
      emote,
      singing: false,
      level: level?.() ?? 0,
      gaze: null,
    });
    person.rig.solve(animator.pose, animator.stance, person.out);
    applyFrame(person.figure, person.out, animator.pose);
    if (group.current) group.current.rotation.y = 0.28 * Math.sin(clock.elapsedTime * 0.5);
  });
  return (
    <group ref={group}>
      <primitive object={person.figure.mesh} />
    </group>
  );
}
