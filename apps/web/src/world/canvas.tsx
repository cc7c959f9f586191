"use client";
import { createRoot, type ReconcilerRoot, type RenderProps } from "@react-three/fiber";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { setConsoleFunction } from "three";

// Fiber has a clock of a kind that three has retired, and three says so to whoever opens the console. All else is said.
setConsoleFunction((level, message, ...more) => {
  if (!String(message).includes("THREE.Clock:")) console[level](message, ...more);
});

interface CanvasProps {
  label: string;
  settings: Omit<RenderProps<HTMLCanvasElement>, "size">;
  children: ReactNode;
}

/**
 * Where three.js draws; fills its parent. Fiber's own Canvas makes every class of three.js a JSX element, 55 KB of
 * script that nothing here uses: this one has its root without them.
 */
export function Canvas({ label, settings, children }: CanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ReconcilerRoot<HTMLCanvasElement> | null>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  if (failure) throw failure;

  useLayoutEffect(() => {
    const parent = frame.current;
    if (!parent) return;
    const canvas = document.createElement("canvas");
    canvas.style.display = "block";
    parent.append(canvas);
    const made = createRoot(canvas);
    const observer = new ResizeObserver(() =>
      setSize({ width: parent.clientWidth, height: parent.clientHeight }),
    );
    observer.observe(parent);
    setRoot(made);
    return () => {
      observer.disconnect();
      setRoot(null);
      made.unmount();
      canvas.remove();
    };
  }, []);

  useLayoutEffect(() => {
    if (!root || !size?.width || !size.height) return;
    let isNewest = true;
    root
      .configure({ ...settings, size: { ...size, top: 0, left: 0 } })
      .then(() => isNewest && root.render(children))
      .catch(setFailure);
    return () => {
      isNewest = false;
    };
  });

  return (
    <div
      ref={frame}
      role="img"
      aria-label={label}
      style={{ position: "absolute", inset: 0, overflow: "hidden", touchAction: "none" }}
    />
  );
}
