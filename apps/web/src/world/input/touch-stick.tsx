"use client";
import { type PointerEvent, useRef } from "react";

/** A stick for the left thumb. Writes to `stick`, renders once. */
export function TouchStick({ stick }: { stick: { x: number; y: number } }) {
  const knob = useRef<HTMLDivElement>(null);
  const centre = useRef<{ x: number; y: number } | null>(null);
  const place = (x: number, y: number) => {
    stick.x = x;
    stick.y = y;
    if (knob.current) knob.current.style.transform = `translate(${x * 38}px, ${-y * 38}px)`;
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!centre.current) return;
    const x = (event.clientX - centre.current.x) / 46;
    const y = -(event.clientY - centre.current.y) / 46;
    const push = Math.max(1, Math.hypot(x, y));
    place(x / push, y / push);
  };
  const release = () => {
    centre.current = null;
    place(0, 0);
  };
  return (
    <div
      aria-hidden="true"
      data-world-stick=""
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const box = event.currentTarget.getBoundingClientRect();
        centre.current = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        move(event);
      }}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      style={{
        position: "absolute",
        left: "max(16px, env(safe-area-inset-left))",
        bottom: "calc(var(--world-stick-bottom, 104px) + env(safe-area-inset-bottom))",
        width: 116,
        height: 116,
        borderRadius: "50%",
        background: "rgba(28, 19, 40, .55)",
        border: "1px solid rgba(233, 179, 95, .28)",
        touchAction: "none",
        userSelect: "none",
      }}
    >
      <div
        ref={knob}
        style={{
          position: "absolute",
          left: 32,
          top: 32,
          width: 52,
          height: 52,
          borderRadius: "50%",
          background: "rgba(233, 179, 95, .85)",
          boxShadow: "0 2px 10px rgba(0,0,0,.5)",
        }}
      />
    </div>
  );
}
