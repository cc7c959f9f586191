import Link from "next/link";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div>
        <h1 className="font-display text-4xl font-bold">There is nothing behind this door</h1>
        <p className="mt-3 text-bone/75">The link may have lost a letter on the way.</p>
        <Link href="/" className="mt-6 inline-block text-brass underline underline-offset-4">
          To the lobby
        </Link>
      </div>
    </main>
  );
}
