import { serve } from "@/lib/server/endpoint";

const handler = serve(({ request, services }) => services.auth.handler(request));

export { handler as GET, handler as POST };
