import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function NotFound() {
  const t = await getTranslations();
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div>
        <h1 className="font-display text-4xl font-bold">{t("common.notFound.title")}</h1>
        <p className="mt-3 text-bone/75">{t("common.notFound.text")}</p>
        <Link href="/" className="mt-6 inline-flex items-center text-brass underline underline-offset-4">
          {t("common.toLobby")}
        </Link>
      </div>
    </main>
  );
}
