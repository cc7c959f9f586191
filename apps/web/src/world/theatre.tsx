"use client";
import { useFrame, useThree } from "@react-three/fiber";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Color, Mesh, MeshBasicMaterial, type PerspectiveCamera, RingGeometry } from "three";
import { WORDS_LAYER } from "./avatars/canvas-sprite";
import { Crowd } from "./avatars/crowd";
import { MirrorLight } from "./avatars/mirror-light";
import { Director } from "./camera/director";
import type { Bloom } from "./effects/bloom";
import { surroundings } from "./effects/surroundings";
import { govern } from "./governed";
import type { Governor } from "./governor";
import type { Controls } from "./input/controls";
import { usePointing } from "./input/use-pointing";
import { Mirror, mirrorSpot, NEWCOMER } from "./mirror";
import { PortraitStudio } from "./portrait-studio";
import type { Quality, QualityPlan } from "./quality";
import { Room } from "./room";
import { SelfView } from "./self-view";
import type { WorldProps } from "./world";

/** The first frames compile shaders: so many, and on a slow machine as many as there are in this time. */
const WARM_UP = 45;
const WARM_UP_MS = 5_000;
/** How far from oneself one looks at what one tries on, metres: as a portrait's lens, so that noses stay small. */
const FITTING_AWAY = 2.6;
/** Of a dressing table's light, on who stands before a mirror of the room: a face is looked for in it. */
const BEFORE_MIRROR = 0.7;
interface TheatreProps extends WorldProps {
  level: Quality;
  plan: QualityPlan;
  reduced: boolean;
  controls: Controls;
  /** Null where somebody chose the quality. */
  governor: Governor | null;
  onGoverned: (level: Quality) => void;
}

/** Everything inside the canvas: makes the room and its people, and moves them, one frame after another. */
export function Theatre(props: TheatreProps) {
  const { scene, plan, source, controls } = props;
  const three = useThree();
  const { gl, scene: root, invalidate } = three;
  const camera = three.camera as PerspectiveCamera;
  // What frames read: always the newest props, without making anything again.
  const latest = useRef(props);
  latest.current = props;
  const latestSize = useRef(three.size);
  latestSize.current = three.size;
  const director = useMemo(() => new Director(scene), [scene]);
  const spot = useMemo(() => mirrorSpot(scene), [scene]);
  const mirror = useMemo(
    () =>
      new Mirror(
        source,
        spot,
        () => latest.current.newcomer,
        () => latest.current.reduced,
        () => latest.current.fitting?.() ?? null,
      ),
    [source, spot],
  );
  const stage = useRef<{
    room: Room;
    crowd: Crowd;
    bloom: Bloom | null;
    selfView: SelfView;
    mirrorLight: MirrorLight;
    portraits: PortraitStudio;
    drawn: number;
    /** When it was first drawn, ms. */
    since: number;
  } | null>(null);
  const [warm, setWarm] = useState(false);
  const marker = useMemo(makeMarker, []);
  const crowd = useCallback(() => stage.current?.crowd ?? null, []);
  const pointing = usePointing({
    scene,
    director,
    controls,
    marker,
    latest,
    crowd,
  });

  useEffect(() => {
    const room = new Room(scene, plan, () => latest.current.reduced);
    const crowd = new Crowd(scene, room, plan);
    room.screens.show(latest.current.screens);
    camera.layers.enable(WORDS_LAYER);
    root.add(room.group, crowd.group, marker);
    root.fog = room.fog;
    root.background = new Color("#07050a");
    let environment: { dispose(): void } | null = null;
    if (plan.physical) {
      const around = surroundings(gl, scene);
      root.environment = around.texture;
      root.environmentIntensity = 0.15;
      environment = around;
    }
    const made = {
      room,
      crowd,
      bloom: null as Bloom | null,
      selfView: new SelfView(),
      mirrorLight: new MirrorLight(),
      portraits: new PortraitStudio(),
      drawn: 0,
      since: Number.NaN,
    };
    stage.current = made;
    // Only the highest level glows.
    if (plan.bloom)
      void import("./effects/bloom").then(({ Bloom }) => {
        if (stage.current !== made) return;
        made.bloom = new Bloom(gl, root, camera);
        const { width, height } = latestSize.current;
        made.bloom.resize(width, height, gl.getPixelRatio());
      });
    invalidate();
    return () => {
      setWarm(false);
      stage.current = null;
      root.remove(room.group, crowd.group, marker);
      root.environment = null;
      environment?.dispose();
      made.bloom?.dispose();
      made.selfView.dispose();
      made.portraits.dispose();
      crowd.dispose();
      room.dispose();
    };
  }, [scene, plan, root, gl, camera, marker, invalidate]);

  useEffect(() => stage.current?.room.screens.show(props.screens), [props.screens]);
  useEffect(
    () => source.onReaction((from, reaction) => stage.current?.crowd.react(from, reaction)),
    [source],
  );
  useEffect(() => {
    director.view = props.view;
  }, [director, props.view]);
  useEffect(
    () => stage.current?.bloom?.resize(three.size.width, three.size.height, gl.getPixelRatio()),
    [three.size, gl],
  );

  // Where frames are rationed, a clock asks for them.
  useEffect(() => {
    if (plan.framesPerSecond === 0) return;
    const timer = setInterval(() => invalidate(), 1000 / plan.framesPerSecond);
    return () => clearInterval(timer);
  }, [plan, invalidate]);

  const { governor } = props;
  useEffect(() => {
    if (!warm || !governor) return;
    // Another level is another canvas, maybe: not at the door, not in front of a mirror, not while somebody sings.
    const mayRise = () => {
      const { newcomer, fitting, show } = latest.current;
      return !newcomer && !fitting?.() && show.frame.phase === "idle";
    };
    return govern(governor, mayRise, () => latest.current.onGoverned(governor.level));
  }, [warm, governor]);

  useFrame((_, delta) => {
    const now = performance.now();
    const on = stage.current;
    if (on) {
      const seconds = Math.min(0.1, delta);
      const { show, lights, reduced, active, view } = latest.current;
      const { room, crowd } = on;
      const frame = show.tick(now);
      const meId = source.me();
      const me = meId ? crowd.person(meId) : undefined;
      const mine = me?.inSight ? me : undefined;
      if (active && mine) {
        const intent = controls.update(mine.pose, director.yaw, seconds);
        latest.current.onIntent?.(intent, seconds);
        pointing.frame(now, reduced);
      }
      const fitting = latest.current.fitting?.() ?? null;
      const isSeen = view === "follow" || fitting !== null;
      if (on.drawn > WARM_UP) on.portraits.step(gl, crowd.bodies);
      crowd.carry(latest.current.holders);
      // They are where they are: told that less time went by, their feet would stay behind on a slow machine.
      crowd.update(mirror, frame, lights, camera, now, delta, reduced, isSeen);
      const singer = [...crowd.people].find((person) => person.info.performing && person.inSight);
      const { newcomer } = latest.current;
      const person = newcomer && crowd.person(NEWCOMER);
      const clear = newcomer?.clear ?? fitting?.clear;
      const tries = newcomer ? person : fitting ? mine : null;
      const oneself =
        tries?.inSight && clear
          ? {
              person: tries,
              clear,
              away: newcomer ? spot.away : FITTING_AWAY,
              framing: fitting?.framing ?? null,
              // At the door the body turns, and the camera has its place.
              from: newcomer ? Math.PI : tries.yaw + (fitting?.turn ?? 0),
            }
          : null;
      director.update(camera, mine, singer, controls.leads(director.yaw), now, seconds, reduced, oneself);
      if (mine) mine.shown = fitting !== null || view !== "follow" || director.ownBody;
      const isShown = mine?.isShown ?? false;
      room.onReflect = (isReflecting) => {
        if (mine) mine.shown = isReflecting || isShown;
      };
      room.onMirror = (isReflecting) => {
        room.onReflect(isReflecting);
        if (mine && isReflecting) on.mirrorLight.on(mine, BEFORE_MIRROR);
        else if (mine) on.mirrorLight.off(mine);
      };
      latest.current.onCamera?.(director.reading);
      const pixelsPerMetre = gl.domElement.height / (2 * Math.tan((camera.fov * Math.PI) / 360));
      room.update(frame, lights, now, seconds, pixelsPerMetre, gl.getPixelRatio());
      room.place(camera.position, latest.current.holders, (id) => crowd.person(id) ?? null);
      const isMirrored = latest.current.selfView && mine !== undefined;
      room.withoutMirrors(() => {
        room.screens.draw(gl, root, camera, now);
        if (isMirrored) on.selfView.draw(gl, root, mine, now);
      });
      on.drawn++;
      if (on.drawn === 1) on.since = now;
      if (on.drawn === 2) latest.current.onReady?.();
      if (on.drawn === WARM_UP || now - on.since > WARM_UP_MS) setWarm(true);
      if (on.bloom) on.bloom.render();
      else gl.render(root, camera);
      if (isMirrored) on.selfView.show(gl, latestSize.current);
      governor?.worked(performance.now() - now);
      return;
    }
    gl.render(root, camera);
  }, 1);

  return null;
}

function makeMarker(): Mesh<RingGeometry, MeshBasicMaterial> {
  const ring = new RingGeometry(0.24, 0.3, 40);
  ring.rotateX(-Math.PI / 2);
  const marker = new Mesh(
    ring,
    new MeshBasicMaterial({
      color: "#e9b35f",
      transparent: true,
      opacity: 0.9,
      depthWrite: false,
      toneMapped: false,
    }),
  );
  marker.renderOrder = 7;
  marker.visible = false;
  return marker;
}
