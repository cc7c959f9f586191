import type { Metadata } from "next";
import { ComponentsPage } from "@/features/components";

/** For developers: every part of the interface in every state, in English only. */
export const metadata: Metadata = { title: "Components", robots: { index: false } };

export default function Page() {
  return <ComponentsPage />;
}
