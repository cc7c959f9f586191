"use client";
import dynamic from "next/dynamic";

export const AvatarEditor = dynamic(() => import("./editor").then((it) => it.AvatarEditor), { ssr: false });
