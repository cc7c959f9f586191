import "@fontsource-variable/bricolage-grotesque";
import "@fontsource-variable/instrument-sans";
import "@fontsource-variable/noto-sans";
import "@fontsource-variable/noto-sans-jp";
import "@fontsource-variable/noto-sans-sc";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Frame } from "./frame";

export const metadata: Metadata = {
  title: { default: "Karaverse", template: "%s · Karaverse" },
  description: "A karaoke house in the browser: walk in, take the microphone, sing.",
};
export const viewport: Viewport = {
  themeColor: "#0D0A12",
  viewportFit: "cover",
  width: "device-width",
  initialScale: 1,
};

// Every page carries the nonce of its own answer, so none is made beforehand.
export const dynamic = "force-dynamic";

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Frame>{children}</Frame>
      </body>
    </html>
  );
}
