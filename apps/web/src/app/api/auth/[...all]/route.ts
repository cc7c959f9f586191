import { services } from "@/lib/server/services";

const handler = (request: Request) => services().auth.handler(request);

export { handler as GET, handler as POST };
