"use client";
import { Choices, Tabs } from "@karaverse/ui";
import type { ReactNode } from "react";
import { useStore } from "zustand/react";
import { CameraSwitch } from "@/features/faces";
import { KeepSwitch } from "@/features/keeping";
import { LatencySetting, MicrophoneCheck, useDesk, useDeskView } from "@/features/voice";
import { useWords } from "@/i18n/words";
import { drawn } from "../model/drawn";
import { changeSettings, settings } from "../model/settings";
import { LanguageChoice } from "./language-choice";

/** Sound first: that is what people come here for. */
export function SettingsPanel() {
  const t = useWords();
  return (
    <Tabs
      label={t("settings.label")}
      tabs={[
        { id: "sound", title: t("settings.sound"), content: <SoundSettings /> },
        { id: "picture", title: t("settings.picture"), content: <PictureSettings /> },
      ]}
    />
  );
}

function SoundSettings() {
  const t = useWords();
  const desk = useDesk();
  const { preferences } = useDeskView();
  return (
    <div className="flex flex-col gap-6">
      <MicrophoneCheck />
      <Row title={t("settings.hearFrom")}>
        <Choices
          label={t("settings.hearFrom")}
          value={preferences.listener}
          options={[
            { value: "avatar", label: t("settings.yourPlace") },
            { value: "camera", label: t("settings.theCamera") },
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
  const t = useWords();
  const { quality, motion, view, selfView } = useStore(settings);
  const measured = useStore(drawn).quality;
  return (
    <div className="flex flex-col gap-6">
      <LanguageChoice />
      <CameraSwitch />
      <Row title={t("settings.room")}>
        <Choices
          label={t("settings.room")}
          value={view}
          options={[
            { value: "world", label: t("settings.in3d") },
            { value: "list", label: t("settings.asList") },
          ]}
          onChange={(next) => changeSettings({ view: next })}
        />
      </Row>
      <Row title={t("settings.quality")}>
        <Choices
          label={t("settings.quality")}
          value={quality}
          options={[
            { value: "auto", label: t("settings.auto") },
            { value: "low", label: t("settings.low") },
            { value: "medium", label: t("settings.medium") },
            { value: "high", label: t("settings.high") },
          ]}
          onChange={(next) => changeSettings({ quality: next })}
        />
        {quality === "auto" && measured && (
          <p className="text-sm text-bone/65">
            {t("settings.measured", { level: t(`settings.${measured}`) })}
          </p>
        )}
      </Row>
      <Row title={t("settings.motion")}>
        <Choices
          label={t("settings.motion")}
          value={motion}
          options={[
            { value: "system", label: t("settings.asSystem") },
            { value: "reduced", label: t("settings.less") },
            { value: "full", label: t("settings.all") },
          ]}
          onChange={(next) => changeSettings({ motion: next })}
        />
      </Row>
      <Row title={t("settings.selfView")}>
        <Choices
          label={t("settings.selfView")}
          value={selfView}
          options={[
            { value: "off", label: t("settings.selfHidden") },
            { value: "on", label: t("settings.selfShown") },
          ]}
          onChange={(next) => changeSettings({ selfView: next })}
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
