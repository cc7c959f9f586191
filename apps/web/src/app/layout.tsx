import "@fontsource-variable/bricolage-grotesque";
import "@fontsource-variable/instrument-sans";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = { title: "Karaverse", description: "A karaoke house in the browser" };
export const viewport: Viewport = { themeColor: "#0D0A12", viewportFit: "cover" };

// Every page carries the nonce of its own answer, so none is made beforehand.
export const dynamic = "force-dynamic";

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
