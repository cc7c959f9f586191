"use client";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Button, toast } from "@karaverse/ui";
import { Camera, ImageUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useWords } from "@/i18n/words";

interface Props {
  recipe: HumanRecipe;
  onFound: (recipe: HumanRecipe) => void;
}

/** A face out of a photo or the camera. The picture never leaves the device. */
export function LookAlike({ recipe, onFound }: Props) {
  const t = useWords();
  const file = useRef<HTMLInputElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const shutter = useRef<HTMLButtonElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [isLooking, setLooking] = useState(false);

  useEffect(() => {
    if (!stream) return;
    if (video.current) {
      video.current.srcObject = stream;
      video.current.scrollIntoView({ block: "nearest" });
    }
    shutter.current?.focus({ preventScroll: true });
    return () => {
      for (const track of stream.getTracks()) track.stop();
      // What had the focus is gone.
      opener.current?.focus({ preventScroll: true });
    };
  }, [stream]);

  const look = async (source: Blob | HTMLVideoElement) => {
    setLooking(true);
    try {
      const { likenessFrom } = await import("../model/measured");
      const found = await likenessFrom(source, recipe);
      if (found) {
        setStream(null);
        onFound(found);
      } else toast.error(t("avatar.noFace"));
    } catch {
      toast.error(t("avatar.notLooked"));
    }
    setLooking(false);
  };
  const open = () =>
    navigator.mediaDevices
      ?.getUserMedia({ video: { facingMode: "user", width: 640, height: 480 } })
      .then(setStream, () => toast.error(t("avatar.noCamera")));

  return (
    <div className="flex flex-col gap-2">
      {stream ? (
        <div className="flex items-end gap-3">
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            // A phone's editor is low: the picture and what takes it are whole in it together.
            className="aspect-4/3 h-[clamp(6rem,16dvh,7.5rem)] min-w-0 scroll-my-3 -scale-x-100 rounded-xl bg-ink object-cover"
          />
          <div className="flex min-w-0 flex-col gap-2">
            <Button size="small" disabled={isLooking} onClick={() => setStream(null)}>
              {t("avatar.closeCamera")}
            </Button>
            <Button
              ref={shutter}
              size="small"
              tone="main"
              disabled={isLooking}
              onClick={() => video.current && void look(video.current)}
            >
              <Camera aria-hidden className="size-4 shrink-0" /> {t("avatar.takePicture")}
            </Button>
          </div>
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="small" disabled={isLooking} onClick={() => file.current?.click()}>
            <ImageUp aria-hidden className="size-4" /> {t("avatar.fromPhoto")}
          </Button>
          <Button ref={opener} size="small" disabled={isLooking} onClick={() => void open()}>
            <Camera aria-hidden className="size-4" /> {t("avatar.fromCamera")}
          </Button>
        </div>
      )}
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        onChange={({ target }) => {
          const [picture] = target.files ?? [];
          target.value = "";
          if (picture) void look(picture);
        }}
      />
      <p role="status" className="text-sm text-bone/65">
        {isLooking ? t("avatar.looking") : t("avatar.staysHere")}
      </p>
    </div>
  );
}
