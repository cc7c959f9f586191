"use client";
import type { ServerTime } from "@karaverse/protocol";
import { useEffect, useState } from "react";
import { useRoom } from "@/connection";

/** The server's time, looked at once a second. */
export function useSeconds(): ServerTime {
  const room = useRoom();
  const [now, setNow] = useState(() => room.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(room.now()), 1_000);
    return () => clearInterval(timer);
  }, [room]);
  return now;
}
