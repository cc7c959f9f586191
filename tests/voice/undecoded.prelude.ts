/** Put before the frames worker of a browser that has no decoder of its own: Firefox on phones, Safari before 26. */
Reflect.deleteProperty(globalThis, "AudioDecoder");
