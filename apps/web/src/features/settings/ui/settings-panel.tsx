"use client";
import { Choices, Tabs } from "@karaverse/ui";
import type { ReactNode } from "react";
import { useStore } from "zustand/react";
import { KeepSwitch } from "@/features/keeping";
import { LatencySetting, MicrophoneCheck, useDesk, useDeskView } from "@/features/voice";
import { changeSettings, settings } from "../model/settings";

/** Sound first: that is what people come here for. */
export function SettingsPanel() {
  return (
    <Tabs
      label="Settings"
      tabs={[
        { id: "sound", title: "Sound", content: <SoundSettings /> },
        { id: "picture", title: "Picture", content: <PictureSettings /> },
      ]}
    />
  );
}

function SoundSettings() {
  const desk = useDesk();
  const { preferences } = useDeskView();
  return (
    <div className="flex flex-col gap-6">
      <MicrophoneCheck />
      <Row title="You hear from">
        <Choices
          label="You hear from"
          value={preferences.listener}
          options={[
            { value: "avatar", label: "Your place" },
            { value: "camera", label: "The camera" },
          ]}
          onChange={(listener) => desk.prefer({ listener })}
        />
      </Row>
      <LatencySetting />
      <KeepSwitch />
    </div>
  );
}

function PictureSettings() {
  const { quality, motion, view } = useStore(settings);
  return (
    <div className="flex flex-col gap-6">
      <Row title="Room">
        <Choices
          label="Room"
          value={view}
          options={[
            { value: "world", label: "In 3D" },
            { value: "list", label: "As a list" },
          ]}
          onChange={(next) => changeSettings({ view: next })}
        />
      </Row>
      <Row title="Quality">
        <Choices
          label="Quality"
          value={quality}
          options={[
            { value: "auto", label: "Auto" },
            { value: "low", label: "Low" },
            { value: "medium", label: "Medium" },
            { value: "high", label: "High" },
          ]}
          onChange={(next) => changeSettings({ quality: next })}
        />
      </Row>
      <Row title="Motion">
        <Choices
          label="Motion"
          value={motion}
          options={[
            { value: "system", label: "As the system" },
            { value: "reduced", label: "Less" },
            { value: "full", label: "All" },
          ]}
          onChange={(next) => changeSettings({ motion: next })}
        />
      </Row>
    </div>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <span className="text-sm font-medium text-bone/85">{title}</span>
      {children}
    </div>
  );
}
